import type { KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import { knowledgeKinds } from '@hotline/shared/vocabulary/knowledge-kind';
import type { KnowledgeRow } from '../knowledge.entity';
import { html, type Html } from '../../../platform/http/html';

const dayOf = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** From when to when a text holds, in words. */
function validity({ effectiveFrom, effectiveTo, expired }: KnowledgeItem, today: string): string {
  if (expired) return effectiveTo === null ? '已失效' : `已于${dayOf(effectiveTo)}失效`;
  const begin = effectiveFrom > today ? `${dayOf(effectiveFrom)}起生效，尚未生效` : `${dayOf(effectiveFrom)}起有效`;
  return effectiveTo === null ? begin : `${begin}，至${dayOf(effectiveTo)}止`;
}

/** What is no longer in force says so before anything else, with the way to what is. */
function banner({ expired, replacedBy }: KnowledgeItem): Html | null {
  if (!expired) return null;
  const way = replacedBy ? html`现行规定见<a href="/policies/${replacedBy.id}">《${replacedBy.title}》</a>。` : html`请在<a href="/policies/">政策与答复</a>中查找现行规定。`;
  return html`<div class="banner"><strong>本文已失效。</strong>${way}</div>`;
}

/** One item: the answer's standing first, then the text, then where it comes from. */
export const policyMain = (item: KnowledgeItem, today: string): Html => {
  const { kind, title, body, source, documentNo, departmentName, areas, version } = item;
  return html`<article class="card"><h1>${title}</h1>${banner(item)}<ul class="facts"><li>${knowledgeKinds.labels[kind]} · ${validity(item, today)}</li><li>适用范围：${areas.length > 0 ? areas.join('、') : '全市'}</li></ul>
<p class="text">${body}</p><ul class="facts"><li>来源：${source}${documentNo ? `（${documentNo}）` : ''}</li><li>发文单位：${departmentName}</li><li>第${version}版</li></ul></article>`;
};

interface ListPage {
  readonly rows: readonly Pick<KnowledgeRow, 'id' | 'kind' | 'title' | 'source' | 'documentNo'>[];
  readonly page: number;
  readonly more: boolean;
}

/** What is in force, the latest first. */
export const listMain = ({ rows, page, more }: ListPage): Html => html`<section class="card"><h1>政策与答复</h1>${rows.length === 0 ? html`<p>还没有公布的内容。</p>` : null}<ul class="list">${rows.map(({ id, kind, title, source, documentNo }) =>
  html`<li><a href="/policies/${id}">${title}</a><small>${knowledgeKinds.labels[kind]} · ${documentNo ?? source}</small></li>`)}</ul>
<nav class="pages" aria-label="翻页"><span>${page > 1 ? html`<a href="/policies/?page=${page - 1}">上一页</a>` : null}</span><span>${more ? html`<a href="/policies/?page=${page + 1}">下一页</a>` : null}</span></nav></section>`;

/** For whoever follows an old link. */
export const goneMain: Html = html`<section class="card"><h1>没有找到这条内容</h1><p>可能已经下架，或地址有误。请在<a href="/policies/">政策与答复</a>中重新查找。</p></section>`;

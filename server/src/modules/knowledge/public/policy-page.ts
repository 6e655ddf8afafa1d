import type { KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import { knowledgeKinds } from '@hotline/shared/vocabulary/knowledge-kind';
import { html, type Html } from '../../../platform/http/html';
import { dayText } from '../../city';

/** From when to when a text holds, in words. */
function validity({ effectiveFrom, effectiveTo, expired }: KnowledgeItem, today: string): string {
  if (expired) return effectiveTo === null ? '已失效' : `已于${dayText(effectiveTo)}失效`;
  const begin = effectiveFrom > today ? `${dayText(effectiveFrom)}起生效，尚未生效` : `${dayText(effectiveFrom)}起有效`;
  return effectiveTo === null ? begin : `${begin}，至${dayText(effectiveTo)}止`;
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

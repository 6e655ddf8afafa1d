import type { PublicCase } from '@hotline/shared/contracts/cases.citizen';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import type { Context } from 'koa';
import type Router from 'koa-router';
import { shanghaiDay } from '../../../platform/clock';
import { html, type Html } from '../../../platform/http/html';
import { askedCursor, askedId, dayText, goneMain, listMain, publicPage, sendGone, sendPublic, sendSiteMap, siteMapSize, summaryOf } from '../../city';
import type { TicketDeps } from '../deps';
import { titleOf } from '../desk/ticket-item.view';
import type { publicCasesOf } from './public-cases.query';

interface Pages {
  readonly deps: TicketDeps;
  readonly cases: ReturnType<typeof publicCasesOf>;
}

const section = '/cases/';
const pageSize = 50;

const dayOf = (ms: number): string => dayText(shanghaiDay(ms));

const aboutOf = ({ requestType, categoryName, areaName }: PublicCase): string => [requestTypes.labels[requestType], categoryName, areaName].filter(Boolean).join(' · ');

/** The request and its reply, as an editor published them. */
const caseMain = (item: PublicCase): Html => {
  const { ticketNo, content, reply, departmentName, createdAt, repliedAt, supporters } = item;
  return html`<article class="card"><h1>${titleOf(item.content)}</h1><ul class="facts"><li>${aboutOf(item)}</li><li>诉求编号${ticketNo}，${dayOf(createdAt)}提交</li>${supporters > 0 ? html`<li>另有${supporters}人遇到同样的问题</li>` : null}</ul>
<h2>诉求内容</h2><p class="text">${content}</p><h2>答复</h2><ul class="facts"><li>${departmentName}，${dayOf(repliedAt)}答复</li></ul><p class="text">${reply}</p></article>`;
};

const addressOf = ({ deps }: Pages, rest = ''): string => `${deps.platform.config.PUBLIC_URL}${section}${rest}`;

async function showList(pages: Pages, ctx: Context): Promise<void> {
  const { hotlineName } = await pages.deps.city.profile();
  const cursor = askedCursor(ctx);
  const { items, nextCursor } = await pages.cases.publicCases({ after: cursor, limit: pageSize });
  const main = listMain({ section, nextCursor, first: cursor === undefined, items: items.map((item) => ({ id: item.id, title: titleOf(item.content), note: `${aboutOf(item)} · ${dayOf(item.repliedAt)}答复` })) });
  sendPublic(ctx, 'html', publicPage({ section, title: '公开案例', description: `${hotlineName}公开的诉求和答复`, canonical: addressOf(pages, cursor && `?after=${cursor}`), hotlineName, main }));
}

async function showCase(pages: Pages, ctx: Context): Promise<void> {
  const { hotlineName } = await pages.deps.city.profile();
  const id = askedId(ctx);
  const item = id === null ? null : await pages.cases.publicCase(id);
  if (!item) return sendGone(ctx, publicPage({ section, title: '没有找到这条内容', description: '没有找到这条内容', canonical: addressOf(pages), hotlineName, main: goneMain(section), indexed: false }));
  sendPublic(ctx, 'html', publicPage({ section, title: titleOf(item.content), description: summaryOf(item.reply), canonical: addressOf(pages, item.id), hotlineName, main: caseMain(item) }));
}

async function showSiteMap(pages: Pages, ctx: Context): Promise<void> {
  const published = await pages.cases.publishedCases(siteMapSize - 1);
  sendSiteMap(ctx, [{ address: addressOf(pages) }, ...published.map(({ id, at }) => ({ address: addressOf(pages, id), changedAt: at }))]);
}

/** `/cases/`: requests whose authors allow it, with what came of them, as plain pages. */
export function mountCasePages(router: Router, pages: Pages): void {
  for (const [path, serve] of [['', showList], ['sitemap.xml', showSiteMap], [':id', showCase]] as const) router.get(section + path, (ctx) => serve(pages, ctx as unknown as Context));
}

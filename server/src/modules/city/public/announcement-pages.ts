import type { Context } from 'koa';
import type Router from 'koa-router';
import { html, type Html } from '../../../platform/http/html';
import type { Platform } from '../../../platform/platform';
import type { AnnouncementRow } from '../announcements/announcement.entity';
import type { Announcements } from '../announcements/announcements';
import { dayText, goneMain, listMain, publicPage, summaryOf } from './page';
import { askedCursor, askedId, sendGone, sendPublic, sendSiteMap, siteMapSize } from './send';

interface Deps {
  readonly platform: Pick<Platform, 'config'>;
  readonly announcements: Announcements;
  readonly profile: () => Promise<{ readonly hotlineName: string }>;
}

const section = '/notices/';
const pageSize = 50;

const announcementMain = ({ title, body, publishedOn, until }: AnnouncementRow): Html =>
  html`<article class="card"><h1>${title}</h1><ul class="facts"><li>${dayText(publishedOn)}发布${until === null ? '' : `，有效期至${dayText(until)}`}</li></ul><p class="text">${body}</p></article>`;

/** `/notices/`: the city's announcements, as plain pages. */
export function mountAnnouncementPages(router: Router, { platform: { config }, announcements, profile }: Deps): void {
  const addressOf = (rest = ''): string => `${config.PUBLIC_URL}${section}${rest}`;

  const list = async (ctx: Context): Promise<void> => {
    const { hotlineName } = await profile();
    const cursor = askedCursor(ctx);
    const { items, nextCursor } = await announcements.current({ cursor, limit: pageSize });
    const main = listMain({ section, nextCursor, first: cursor === undefined, items: items.map(({ id, title, publishedOn }) => ({ id, title, note: dayText(publishedOn) })) });
    sendPublic(ctx, 'html', publicPage({ section, title: '公告', description: `${hotlineName}发布的公告`, canonical: addressOf(cursor && `?after=${cursor}`), hotlineName, main }));
  };

  const show = async (ctx: Context): Promise<void> => {
    const { hotlineName } = await profile();
    const id = askedId(ctx);
    const row = id === null ? null : await announcements.find(id);
    if (!row) return sendGone(ctx, publicPage({ section, title: '没有找到这条内容', description: '没有找到这条内容', canonical: addressOf(), hotlineName, main: goneMain(section), indexed: false }));
    sendPublic(ctx, 'html', publicPage({ section, title: row.title, description: summaryOf(row.body), canonical: addressOf(row.id), hotlineName, main: announcementMain(row) }));
  };

  const map = async (ctx: Context): Promise<void> => {
    const { items } = await announcements.current({ limit: siteMapSize - 1 });
    sendSiteMap(ctx, [{ address: addressOf() }, ...items.map(({ id }) => ({ address: addressOf(id) }))]);
  };

  for (const [path, serve] of [['', list], ['sitemap.xml', map], [':id', show]] as const) router.get(section + path, (ctx) => serve(ctx as unknown as Context));
}

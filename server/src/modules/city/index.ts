import { getCity, listAnnouncements, listAreas, listCategories, type CityProfile, type CityWords } from '@hotline/shared/contracts/city.citizen';
import type Router from 'koa-router';
import type { EntityManager } from 'typeorm';
import { cached } from '../../platform/cached';
import { shanghaiDay } from '../../platform/clock';
import { everyone, route } from '../../platform/http/route';
import type { Module, Platform } from '../../platform/platform';
import { AnnouncementRow } from './announcements/announcement.entity';
import { createAnnouncements, type AnnouncementFields } from './announcements/announcements';
import { AreaRow, AreaTelephoneRow, CategoryRow, CityProfileRow, type TreeRow } from './city.entity';
import { plainProfile } from './plain-profile';
import { mountAnnouncementPages } from './public/announcement-pages';
import { mountSite } from './public/site';
import { createTrees } from './trees';

export { dayText, goneMain, listMain, publicPage, summaryOf } from './public/page';
export { askedCursor, askedId, sendGone, sendPublic, sendSiteMap, siteMapSize } from './public/send';
export type { AnnouncementFields } from './announcements/announcements';
export type { AreaTelephones } from './trees';
export const cityEntities = [CityProfileRow, AreaRow, CategoryRow, AreaTelephoneRow, AnnouncementRow];

type Node = Omit<TreeRow, 'position'>;

/** Everything a city loads on its first day. */
export interface CityData {
  readonly profile: CityWords;
  /** In force from the day they are loaded. */
  readonly notices: readonly Pick<AnnouncementFields, 'title' | 'body'>[];
  readonly areas: readonly Node[];
  readonly categories: readonly Node[];
  readonly telephones: readonly AreaTelephoneRow[];
}

const insertStep = 200;
const keepMs = 10_000;
const pageSize = 20;
/** As many as the home page names. */
const newest = 3;

async function insertInSteps(em: EntityManager, entity: typeof AreaRow | typeof CategoryRow, nodes: readonly Node[]): Promise<void> {
  const rows = nodes.map((node, position) => ({ ...node, position, ...(entity === CategoryRow && { retiredAt: null }) }));
  for (let at = 0; at < rows.length; at += insertStep) await em.insert(entity, rows.slice(at, at + insertStep));
}

export type CityApi = ReturnType<typeof createCityModule>['api'];

/** 城市档案: profile, areas and categories of the one city this installation serves. */
export function createCityModule(platform: Platform) {
  const { db, clock, config, textMessages } = platform;
  const announcements = createAnnouncements(platform);
  const trees = createTrees(platform);
  const profile = cached(clock, keepMs, async () => {
    const row = await db.read((em) => em.findOneBy(CityProfileRow, { id: 'city' }));
    return (row?.profile as CityWords | undefined) ?? plainProfile;
  });
  /** WeChat's own authorise page opens in WeChat alone; the sandbox's in any browser. */
  const anyBrowser = new URL(config.WECHAT_OPEN_BASE).hostname !== 'open.weixin.qq.com';
  const shown = cached(clock, keepMs, async (): Promise<CityProfile> => {
    const { items } = await announcements.current({ limit: newest });
    return { ...(await profile()), notices: items, logIn: { textCode: textMessages !== null, anyBrowser } };
  });
  const api = {
    ...trees,
    profile,
    announcements,
    /** Loads a city into empty tables; joins the caller's transaction. */
    load: (data: CityData) =>
      db.transact(async (em) => {
        await em.insert(CityProfileRow, { id: 'city', profile: data.profile });
        // Listed as they were written down: the first is the newest.
        for (const words of [...data.notices].reverse()) await announcements.add({ ...words, publishedOn: shanghaiDay(clock.now()), until: null });
        await insertInSteps(em, AreaRow, data.areas);
        await insertInSteps(em, CategoryRow, data.categories);
        await em.insert(AreaTelephoneRow, [...data.telephones]);
      }),
  };
  const routes = [
    route(getCity, everyone, shown),
    route(listAnnouncements, everyone, ({ input }) => announcements.current({ cursor: input.query.cursor, limit: pageSize })),
    route(listCategories, everyone, api.listCategories),
    route(listAreas, everyone, ({ input }) => api.listAreas(input.query.parent)),
  ];
  const mount = (router: Router): void => {
    mountSite(router, platform);
    mountAnnouncementPages(router, { platform, announcements, profile });
  };
  return { api, routes, mount } satisfies Module<unknown>;
}

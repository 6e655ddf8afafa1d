import { getCity, listAreas, listCategories, type CityProfile } from '@hotline/shared/contracts/city.citizen';
import type { EntityManager } from 'typeorm';
import { everyone, route } from '../../platform/http/route';
import type { Module, Platform } from '../../platform/platform';
import { findPath, listChildren, listTree } from './area.query';
import { AreaRow, CategoryRow, CityProfileRow } from './city.entity';
import { plainProfile } from './plain-profile';

export const cityEntities = [CityProfileRow, AreaRow, CategoryRow];

/** Everything a city loads on its first day. */
export interface CityData {
  readonly profile: CityProfile;
  readonly areas: readonly Omit<AreaRow, 'position'>[];
  readonly categories: readonly Omit<CategoryRow, 'position'>[];
}

const insertStep = 200;

async function insertInSteps(em: EntityManager, entity: typeof AreaRow, rows: readonly Omit<AreaRow, 'position'>[]): Promise<void> {
  const positioned = rows.map((row, position) => ({ ...row, position }));
  for (let at = 0; at < positioned.length; at += insertStep) await em.insert(entity, positioned.slice(at, at + insertStep));
}

export type CityApi = ReturnType<typeof createCityModule>['api'];

/** 城市档案: profile, areas and categories of the one city this installation serves. */
export function createCityModule({ db }: Platform) {
  const profile = async (): Promise<CityProfile> => {
    const row = await db.read((em) => em.findOneBy(CityProfileRow, { id: 'city' }));
    return (row?.profile as CityProfile | undefined) ?? plainProfile;
  };
  const api = {
    profile,
    /** Loads a city into empty tables; joins the caller's transaction. */
    load: (data: CityData) =>
      db.transact(async (em) => {
        await em.insert(CityProfileRow, { id: 'city', profile: data.profile });
        await insertInSteps(em, AreaRow, data.areas);
        await insertInSteps(em, CategoryRow, data.categories);
      }),
    hasCategory: (code: string) => db.read((em) => em.existsBy(CategoryRow, { code })),
    hasArea: (code: string) => db.read((em) => em.existsBy(AreaRow, { code })),
    /** Names from the top of the tree down, `小店区 坞城街道`; null when unknown. */
    areaName: (code: string | null) => db.read((em) => findPath(em, AreaRow, code)).then((path) => path?.map((node) => node.name).join(' ') ?? null),
    categoryName: (code: string | null) => db.read((em) => findPath(em, CategoryRow, code)).then((path) => path?.map((node) => node.name).join(' / ') ?? null),
    /** The code itself and those above it, nearest first. */
    categoryPath: (code: string) => db.read((em) => findPath(em, CategoryRow, code)).then((path) => path?.map((node) => node.code).reverse() ?? []),
    areaPath: (code: string) => db.read((em) => findPath(em, AreaRow, code)).then((path) => path?.map((node) => node.code).reverse() ?? []),
    listCategories: () => db.read(async (em) => ({ items: await listTree(em) })),
    listAreas: (parent: string | undefined) => db.read(async (em) => ({ items: await listChildren(em, parent ?? null) })),
  };
  const routes = [
    route(getCity, everyone, profile),
    route(listCategories, everyone, api.listCategories),
    route(listAreas, everyone, ({ input }) => api.listAreas(input.query.parent)),
  ];
  return { api, routes } satisfies Module<unknown>;
}

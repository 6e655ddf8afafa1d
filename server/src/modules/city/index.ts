import { getCity, listAreas, listCategories, type AreaNode, type CategoryNode, type CityProfile } from '@hotline/shared/contracts/city.citizen';
import type { EntityManager } from 'typeorm';
import { cached } from '../../platform/cached';
import { everyone, route } from '../../platform/http/route';
import type { Module, Platform } from '../../platform/platform';
import { CityTree } from './city-tree';
import { AreaRow, AreaTelephoneRow, CategoryRow, CityProfileRow, type TreeRow } from './city.entity';
import { addCategory, changeCategory, retireCategory } from './edit-categories';
import { changeTelephones, telephoneRecords } from './edit-telephones';
import { plainProfile } from './plain-profile';

export const cityEntities = [CityProfileRow, AreaRow, CategoryRow, AreaTelephoneRow];

type Node = Omit<TreeRow, 'position'>;

/** Everything a city loads on its first day. */
export interface CityData {
  readonly profile: CityProfile;
  readonly areas: readonly Node[];
  readonly categories: readonly Node[];
  readonly telephones: readonly AreaTelephoneRow[];
}

/** An area with its telephone numbers. */
export interface AreaTelephones {
  readonly name: string;
  readonly numbers: readonly { readonly name: string; readonly number: string }[];
}

const insertStep = 200;
const keepMs = 10_000;

async function insertInSteps(em: EntityManager, entity: typeof AreaRow | typeof CategoryRow, nodes: readonly Node[]): Promise<void> {
  const rows = nodes.map((node, position) => ({ ...node, position, ...(entity === CategoryRow && { retiredAt: null }) }));
  for (let at = 0; at < rows.length; at += insertStep) await em.insert(entity, rows.slice(at, at + insertStep));
}

/** Areas that have numbers, in the order of the areas. */
function telephonesByArea(numbers: readonly AreaTelephoneRow[], areas: CityTree<AreaRow>): readonly AreaTelephones[] {
  return areas.rows.map(({ code, name }) => ({ name, numbers: numbers.filter(({ area }) => area === code) })).filter((area) => area.numbers.length > 0);
}

const codesUp = (path: readonly TreeRow[]): string[] => path.map((row) => row.code).reverse();

export type CityApi = ReturnType<typeof createCityModule>['api'];

/** 城市档案: profile, areas and categories of the one city this installation serves. */
export function createCityModule({ db, clock }: Platform) {
  const treeOf = <Row extends TreeRow>(entity: new () => Row) =>
    cached(clock, keepMs, async () => new CityTree(await db.read((em) => em.getRepository(entity).createQueryBuilder('node').orderBy('node.position').getMany())));
  const areas = treeOf(AreaRow);
  const categories = treeOf(CategoryRow);
  const activeCategories = async (): Promise<CategoryRow[]> => (await categories()).rows.filter((row) => row.retiredAt === null);
  const profile = cached(clock, keepMs, async () => {
    const row = await db.read((em) => em.findOneBy(CityProfileRow, { id: 'city' }));
    return (row?.profile as CityProfile | undefined) ?? plainProfile;
  });
  const api = {
    profile,
    /** Loads a city into empty tables; joins the caller's transaction. */
    load: (data: CityData) =>
      db.transact(async (em) => {
        await em.insert(CityProfileRow, { id: 'city', profile: data.profile });
        await insertInSteps(em, AreaRow, data.areas);
        await insertInSteps(em, CategoryRow, data.categories);
        await em.insert(AreaTelephoneRow, [...data.telephones]);
      }),
    /** Whether a ticket may get this category: a retired one is none. */
    hasCategory: async (code: string) => (await activeCategories()).some((row) => row.code === code),
    /** Every area there is, for those who have only its name. */
    areaRecords: async (): Promise<readonly TreeRow[]> => (await areas()).rows,
    hasArea: async (code: string) => (await areas()).has(code),
    /** Names from the top of the tree down, `小店区 坞城街道`; null when unknown. */
    areaName: async (code: string | null) => (await areas()).name(code, ' '),
    categoryName: async (code: string | null) => (await categories()).name(code, ' / '),
    /** The code itself and those above it, nearest first. */
    categoryPath: async (code: string) => codesUp((await categories()).path(code)),
    areaPath: async (code: string) => codesUp((await areas()).path(code)),
    /** Codes with all below them. */
    categoriesBelow: async (codes: readonly string[]) => (await categories()).below(codes),
    areasBelow: async (codes: readonly string[]) => (await areas()).below(codes),
    /** 各县区电话, in the order of the areas; empty until a city has loaded them. */
    telephones: cached(clock, keepMs, async () => telephonesByArea(await db.read((em) => em.find(AreaTelephoneRow, { order: { position: 'ASC' } })), await areas())),
    /** As they are kept, read anew: for those who edit them. */
    telephoneRecords: () => db.read(telephoneRecords),
    changeTelephones: (area: string, change: Parameters<typeof changeTelephones>[2]) => db.transact((em) => changeTelephones(em, area, change)),
    listCategories: async (): Promise<{ items: CategoryNode[] }> => ({ items: await activeCategories() }),
    /** As they are kept, retired ones too, read anew: for those who edit them. */
    categoryRecords: () => db.read((em) => em.find(CategoryRow, { order: { position: 'ASC' } })),
    addCategory: (code: string, fields: Pick<CategoryRow, 'name' | 'parent'>) => db.transact((em) => addCategory(em, code, fields)),
    changeCategory: (code: string, fields: Pick<CategoryRow, 'name' | 'parent'>) => db.transact((em) => changeCategory(em, code, fields)),
    retireCategory: (code: string, retired: boolean) => db.transact((em) => retireCategory(em, code, retired ? clock.now() : null)),
    listAreas: async (parent: string | undefined): Promise<{ items: AreaNode[] }> => {
      const tree = await areas();
      return { items: tree.children(parent ?? null).map((row) => ({ ...row, hasChildren: tree.children(row.code).length > 0 })) };
    },
  };
  const routes = [
    route(getCity, everyone, profile),
    route(listCategories, everyone, api.listCategories),
    route(listAreas, everyone, ({ input }) => api.listAreas(input.query.parent)),
  ];
  return { api, routes } satisfies Module<unknown>;
}

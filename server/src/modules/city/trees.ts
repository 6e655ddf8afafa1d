import type { AreaNode, CategoryNode } from '@hotline/shared/contracts/city.citizen';
import { cached } from '../../platform/cached';
import type { Platform } from '../../platform/platform';
import { CityTree } from './city-tree';
import { AreaRow, AreaTelephoneRow, CategoryRow, type TreeRow } from './city.entity';
import { addCategory, changeCategory, retireCategory } from './edit-categories';
import { changeTelephones, telephoneRecords } from './edit-telephones';

/** An area with its telephone numbers. */
export interface AreaTelephones {
  readonly name: string;
  readonly numbers: readonly { readonly name: string; readonly number: string }[];
}

const keepMs = 10_000;

/** Areas that have numbers, in the order of the areas. */
function telephonesByArea(numbers: readonly AreaTelephoneRow[], areas: CityTree<AreaRow>): readonly AreaTelephones[] {
  return areas.rows.map(({ code, name }) => ({ name, numbers: numbers.filter(({ area }) => area === code) })).filter((area) => area.numbers.length > 0);
}

const codesUp = (path: readonly TreeRow[]): string[] => path.map((row) => row.code).reverse();

/** The trees of a city, kept in memory, with what hangs on their nodes; and the doors by which they are edited. */
export function createTrees({ db, clock }: Pick<Platform, 'db' | 'clock'>) {
  const treeOf = <Row extends TreeRow>(entity: new () => Row) =>
    cached(clock, keepMs, async () => new CityTree(await db.read((em) => em.getRepository(entity).createQueryBuilder('node').orderBy('node.position').getMany())));
  const areas = treeOf(AreaRow);
  const categories = treeOf(CategoryRow);
  const activeCategories = async (): Promise<CategoryRow[]> => (await categories()).rows.filter((row) => row.retiredAt === null);
  return {
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
}

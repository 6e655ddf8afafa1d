import type { AreaNode, CategoryNode } from '@hotline/shared/contracts/city.citizen';
import { listDepartments, staffListAreas, staffListCategories, type DepartmentNode } from '@hotline/shared/contracts/staff.staff';
import { call } from './call';

const forgetters = new Set<() => void>();

/** What an administrator changed on this page is asked for anew. */
export const forgetCityData = (): void => forgetters.forEach((forget) => forget());

/** Asks once and remembers; a failed attempt is forgotten so that the next one can succeed. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  forgetters.add(() => {
    kept = undefined;
  });
  return () => {
    kept ??= load().catch((thrown: unknown) => {
      kept = undefined;
      throw thrown;
    });
    return kept;
  };
}

/** City data changes a few times a year: one request per visit is enough. */
export const loadCategories = once<CategoryNode[]>(async () => (await call(staffListCategories, {})).items);
export const loadDepartments = once<DepartmentNode[]>(async () => (await call(listDepartments, {})).items.filter(({ retired }) => !retired));

const areasOf = new Map<string, () => Promise<AreaNode[]>>();

/** Children of an area; the districts without one. */
export function loadAreas(parent?: string): Promise<AreaNode[]> {
  const key = parent ?? '';
  const known = areasOf.get(key) ?? once(async () => (await call(staffListAreas, { query: { parent } })).items);
  areasOf.set(key, known);
  return known();
}

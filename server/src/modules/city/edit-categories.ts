import type { EntityManager } from 'typeorm';
import { assertPlace, assertRetirable, holdTree, newPosition, nodeIn } from '../../platform/db/tree-edit';
import { CategoryRow } from './city.entity';

type CategoryFields = Pick<CategoryRow, 'name' | 'parent'>;

/** Adds a category after all others; throws tree.codeTaken, tree.parentRetired. */
export async function addCategory(em: EntityManager, code: string, fields: CategoryFields): Promise<void> {
  const rows = await holdTree(em, CategoryRow);
  assertPlace(rows, code, fields.parent);
  await em.insert(CategoryRow, { ...fields, code, position: newPosition(rows, code), retiredAt: null });
}

/** Renames or moves and answers what it was; throws tree.notFound, tree.underItself, tree.parentRetired. */
export async function changeCategory(em: EntityManager, code: string, fields: CategoryFields): Promise<CategoryRow> {
  const rows = await holdTree(em, CategoryRow);
  const old = nodeIn(rows, code);
  if (fields.parent !== old.parent) assertPlace(rows, code, fields.parent);
  await em.update(CategoryRow, { code }, fields);
  return old;
}

/** Retires a category at an instant, or brings it back with null; throws tree.notFound, tree.hasChildren, tree.parentRetired. */
export async function retireCategory(em: EntityManager, code: string, at: number | null): Promise<CategoryRow> {
  const rows = await holdTree(em, CategoryRow);
  const row = nodeIn(rows, code);
  assertRetirable(rows, row, at !== null);
  await em.update(CategoryRow, { code }, { retiredAt: at });
  return row;
}

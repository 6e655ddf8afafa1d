import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { assertPlace, assertRetirable, holdTree, newPosition, nodeIn } from '../../platform/db/tree-edit';
import { AppError } from '../../platform/errors';
import { DepartmentRow, DispatchRuleRow } from './department.entity';

export type DepartmentFields = Pick<DepartmentRow, 'name' | 'kind' | 'parent' | 'accepts' | 'aliases'>;

/** Adds a department after all others; throws tree.codeTaken, tree.parentRetired. */
export async function addDepartment(em: EntityManager, code: string, fields: DepartmentFields): Promise<void> {
  const rows = await holdTree(em, DepartmentRow);
  assertPlace(rows, code, fields.parent);
  await em.insert(DepartmentRow, { ...fields, code, position: newPosition(rows, code), retiredAt: null });
}

/** Renames, moves or describes anew and answers what it was; throws tree.notFound, tree.underItself, tree.parentRetired. */
export async function changeDepartment(em: EntityManager, code: string, fields: DepartmentFields): Promise<DepartmentRow> {
  const rows = await holdTree(em, DepartmentRow);
  const old = nodeIn(rows, code);
  if (fields.parent !== old.parent) assertPlace(rows, code, fields.parent);
  await em.update(DepartmentRow, { code }, fields);
  return old;
}

/**
 * Retires a department at an instant, or brings it back with null. Throws tree.notFound, tree.hasChildren, and
 * department.inDirectory while a rule sends work to it.
 */
export async function retireDepartment(em: EntityManager, code: string, { retired, now }: { readonly retired: boolean; readonly now: number }): Promise<DepartmentRow> {
  const rows = await holdTree(em, DepartmentRow);
  const row = nodeIn(rows, code);
  assertRetirable(rows, row, retired);
  const target = { department: code };
  if (retired && (await em.existsBy(DispatchRuleRow, [{ ...target, validTo: IsNull() }, { ...target, validTo: MoreThan(now) }]))) throw new AppError('department.inDirectory');
  await em.update(DepartmentRow, { code }, { retiredAt: retired ? now : null });
  return row;
}

import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { AppError } from '../errors';

/** A node of a tree an administrator edits. */
export interface Branch extends ObjectLiteral {
  readonly code: string;
  readonly parent: string | null;
  readonly position: number;
  readonly retiredAt: number | null;
}

/** The whole tree, held until the transaction ends: two moves at once could else make a ring. */
export async function holdTree<Row extends Branch>(em: EntityManager, entity: EntityTarget<Row>): Promise<Row[]> {
  await em.createQueryBuilder().update(entity).set({ position: () => 'position' } as object).execute();
  return em.find(entity);
}

/** A node that must be there; throws tree.notFound. */
export function nodeIn<Row extends Branch>(rows: readonly Row[], code: string): Row {
  const row = rows.find((one) => one.code === code);
  if (!row) throw new AppError('tree.notFound');
  return row;
}

/** Whether a node may hang under a parent; throws tree.parentRetired, tree.underItself. */
export function assertPlace(rows: readonly Branch[], code: string, parent: string | null): void {
  if (parent === null) return;
  const byCode = new Map(rows.map((row) => [row.code, row]));
  if (byCode.get(parent)?.retiredAt !== null) throw new AppError('tree.parentRetired');
  for (let at = byCode.get(parent); at; at = byCode.get(at.parent ?? '')) if (at.code === code) throw new AppError('tree.underItself');
}

/** Where a new node stands: after all others. Throws tree.codeTaken. */
export function newPosition(rows: readonly Branch[], code: string): number {
  if (rows.some((row) => row.code === code)) throw new AppError('tree.codeTaken');
  return Math.max(0, ...rows.map(({ position }) => position + 1));
}

/** Nothing under a retired node is in use; throws tree.hasChildren, and tree.parentRetired for one brought back. */
export function assertRetirable(rows: readonly Branch[], { code, parent }: Branch, retired: boolean): void {
  if (!retired) assertPlace(rows, code, parent);
  else if (rows.some((row) => row.parent === code && row.retiredAt === null)) throw new AppError('tree.hasChildren');
}

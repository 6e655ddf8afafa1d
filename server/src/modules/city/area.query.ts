import type { AreaNode, CategoryNode } from '@hotline/shared/contracts/city.citizen';
import { In, IsNull, type EntityManager } from 'typeorm';
import { AreaRow, CategoryRow } from './city.entity';

/** Rows from the top of a tree down to a code, or null if there is no such code. */
export async function findPath(em: EntityManager, entity: typeof AreaRow, code: string | null): Promise<AreaRow[] | null> {
  const path: AreaRow[] = [];
  for (let at = code; at !== null; ) {
    const row = await em.findOneBy(entity, { code: at });
    if (!row) return null;
    path.unshift(row);
    at = row.parent;
  }
  return path.length > 0 ? path : null;
}

/** The category tree, flat, in its order. */
export async function listTree(em: EntityManager): Promise<CategoryNode[]> {
  const rows = await em.find(CategoryRow, { order: { position: 'ASC' } });
  return rows.map(({ code, name, parent }) => ({ code, name, parent }));
}

/** Children of an area, in the order they were loaded. */
export async function listChildren(em: EntityManager, parent: string | null): Promise<AreaNode[]> {
  const rows = await em.find(AreaRow, { where: { parent: parent ?? IsNull() }, order: { position: 'ASC' } });
  if (rows.length === 0) return [];
  const below = await em.find(AreaRow, { select: { parent: true }, where: { parent: In(rows.map((row) => row.code)) } });
  const withChildren = new Set(below.map((row) => row.parent));
  return rows.map(({ code, name, parent: above }) => ({ code, name, parent: above, hasChildren: withChildren.has(code) }));
}

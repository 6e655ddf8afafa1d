import { firstColumns, listColumns, type ListColumn } from '@hotline/shared/vocabulary/list-column';
import type { StaffActor } from '../staff';
import type { ListDeps } from './deps';
import { ListLayoutRow } from './saved-view.entity';

/** The columns somebody chose; one that no longer exists is left out. */
export async function columnsOf({ platform: { db } }: ListDeps, { id }: StaffActor): Promise<{ columns: ListColumn[] }> {
  const row = await db.read((em) => em.findOneBy(ListLayoutRow, { staffId: id }));
  const known: readonly string[] = listColumns.codes;
  return { columns: [...(row?.columns.filter((column) => known.includes(column)) ?? firstColumns)] };
}

/** Remembers columns and their order; a column named twice stands where it was named first. */
export async function chooseColumns({ platform: { db } }: ListDeps, { id }: StaffActor, columns: readonly ListColumn[]): Promise<{ columns: ListColumn[] }> {
  const chosen = [...new Set(columns)];
  await db.transact((em) => em.save(ListLayoutRow, { staffId: id, columns: chosen }));
  return { columns: chosen };
}

import { viewSharers, type SavedView, type TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import type { Role } from '@hotline/shared/vocabulary/role';
import { Not } from 'typeorm';
import { AppError } from '../../platform/errors';
import { newId } from '../../platform/ids';
import type { StaffActor } from '../staff';
import type { ListDeps } from './deps';
import { listIds } from './list-tickets';
import { SavedViewRow } from './saved-view.entity';

const mostViews = 50;
/** More than this is "more": nobody acts on the difference between 101 and 102. */
const countedTo = 100;

interface ViewBody {
  readonly name: string;
  readonly filter: TicketFilter;
  readonly sharedWith: Role | null;
}

async function viewOf(deps: ListDeps, actor: StaffActor, { row, names }: { row: SavedViewRow; names: ReadonlyMap<string, string> }): Promise<SavedView> {
  const { id, name, filter, sharedWith, ownerId } = row;
  const { ids, next } = await listIds(deps, actor, { filter, size: countedTo });
  return { id, name, filter, sharedWith, own: ownerId === actor.id, ownerName: names.get(ownerId) ?? '', count: ids.length, more: next !== null };
}

/** Own views in their order, then what others share with the role; each counted within the person's own sight. */
export async function listViews(deps: ListDeps, actor: StaffActor): Promise<{ items: SavedView[] }> {
  const rows = await deps.platform.db.read(async (em) => [
    ...(await em.find(SavedViewRow, { where: { ownerId: actor.id }, order: { position: 'ASC', id: 'ASC' } })),
    ...(await em.find(SavedViewRow, { where: { sharedWith: actor.role, ownerId: Not(actor.id) }, order: { position: 'ASC', id: 'ASC' }, take: mostViews })),
  ]);
  const names = await deps.staff.names(rows.map(({ ownerId }) => ownerId));
  const items = [];
  for (const row of rows) items.push(await viewOf(deps, actor, { row, names }));
  return { items };
}

function assertMayShare({ role }: StaffActor, { sharedWith }: ViewBody): void {
  if (sharedWith !== null && !viewSharers.includes(role)) throw new AppError('permission.denied');
}

/** Keeps a filter under a name, after the views there are. */
export async function createView({ platform: { db, clock } }: ListDeps, actor: StaffActor, body: ViewBody): Promise<void> {
  assertMayShare(actor, body);
  await db.transact(async (em) => {
    const position = await em.countBy(SavedViewRow, { ownerId: actor.id });
    if (position >= mostViews) throw new AppError('view.tooMany');
    await em.insert(SavedViewRow, { ...body, id: newId(), ownerId: actor.id, position, createdAt: clock.now() });
  });
}

/** Changes an own view; anybody else's is not found. */
export async function changeView({ platform: { db } }: ListDeps, actor: StaffActor, { id, ...body }: ViewBody & { readonly id: string }): Promise<void> {
  assertMayShare(actor, body);
  await db.transact(async (em) => {
    const row = await em.findOneBy(SavedViewRow, { id, ownerId: actor.id });
    if (!row) throw new AppError('view.notFound');
    await em.update(SavedViewRow, { id }, body);
  });
}

export async function removeView({ platform: { db } }: ListDeps, actor: StaffActor, id: string): Promise<void> {
  const { affected } = await db.transact((em) => em.delete(SavedViewRow, { id, ownerId: actor.id }));
  if (affected !== 1) throw new AppError('view.notFound');
}

/** Puts own views in an order; what is not named keeps its place. */
export async function orderViews({ platform: { db } }: ListDeps, actor: StaffActor, ids: readonly string[]): Promise<void> {
  await db.transact(async (em) => {
    for (const [position, id] of ids.entries()) await em.update(SavedViewRow, { id, ownerId: actor.id }, { position });
  });
}

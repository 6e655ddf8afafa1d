import type { BroadcastView } from '@hotline/shared/contracts/broadcasts.staff';
import { In, IsNull, MoreThan } from 'typeorm';
import { AppError } from '../../platform/errors';
import type { StaffActor } from '../staff';
import { BroadcastReceiptRow, BroadcastRow } from './broadcast.entity';
import { broadcastView } from './broadcast.view';
import type { BroadcastDeps } from './deps';
import { isAddressed } from './recipients';

type Deps = Pick<BroadcastDeps, 'platform'>;

/** When somebody first read which of these. */
export async function readBy({ platform: { db } }: Deps, staffId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = ids.length === 0 ? [] : await db.read((em) => em.findBy(BroadcastReceiptRow, { staffId, broadcastId: In([...ids]) }));
  return new Map(rows.map(({ broadcastId, readAt }) => [broadcastId, readAt]));
}

/** What is in force for somebody and unread, the oldest first: also for those who came after it was sent. */
export async function listUnread(deps: Deps, actor: StaffActor): Promise<BroadcastView[]> {
  const { db, clock } = deps.platform;
  const inForce = await db.read((em) => em.find(BroadcastRow, { where: { expiresAt: MoreThan(clock.now()), supersededBy: IsNull() }, order: { sentAt: 'ASC', id: 'ASC' } }));
  const own = inForce.filter((row) => isAddressed(row, actor));
  const read = await readBy(deps, actor.id, own.map(({ id }) => id));
  return own.filter(({ id }) => !read.has(id)).map(broadcastView);
}

/** A broadcast somebody may see; throws broadcast.notFound. */
export async function findFor({ platform: { db } }: Deps, id: string, maySee: (row: BroadcastRow) => boolean): Promise<BroadcastRow> {
  const row = await db.read((em) => em.findOneBy(BroadcastRow, { id }));
  if (!row || !maySee(row)) throw new AppError('broadcast.notFound');
  return row;
}

/** Notes that somebody has read it, once; returns when that first was. Throws broadcast.notFound, broadcast.ended. */
export async function acknowledge(deps: Deps, actor: StaffActor, broadcastId: string): Promise<number> {
  const { db, clock } = deps.platform;
  const row = await findFor(deps, broadcastId, (each) => isAddressed(each, actor));
  const already = (await readBy(deps, actor.id, [broadcastId])).get(broadcastId);
  if (already !== undefined) return already;
  const readAt = clock.now();
  if (row.supersededBy !== null || row.expiresAt <= readAt) throw new AppError('broadcast.ended');
  // Of two windows of the same person the first one counts.
  await db.transact((em) => em.createQueryBuilder().insert().into(BroadcastReceiptRow).values({ broadcastId, staffId: actor.id, readAt }).orIgnore().updateEntity(false).execute());
  return (await readBy(deps, actor.id, [broadcastId])).get(broadcastId) ?? readAt;
}

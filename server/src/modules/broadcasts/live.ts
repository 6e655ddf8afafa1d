import type { LiveReceipts } from '@hotline/shared/contracts/broadcasts.staff';
import { MoreThan } from 'typeorm';
import type { Platform } from '../../platform/platform';
import { liveFeed } from '../tickets';
import { BroadcastReceiptRow, BroadcastRow } from './broadcast.entity';
import { broadcastView, isSender } from './broadcast.view';
import { isAddressed } from './recipients';

type Deps = Pick<Platform, 'db'>;

/** New broadcasts and void ones, whole: 1,800 seats that each fetched what an event tells of would arrive together. */
export const broadcastFeed = ({ db }: Deps) =>
  liveFeed({
    event: 'broadcast',
    changedSince: (after) => db.read((em) => em.find(BroadcastRow, { where: { updatedAt: MoreThan(after) }, order: { updatedAt: 'ASC' } })),
    viewFor: (actor) => Promise.resolve((row: BroadcastRow) => (isAddressed(row, actor) ? broadcastView(row) : null)),
  });

/** How many have read what was read just now. */
export const receiptsFeed = ({ db }: Deps) =>
  liveFeed({
    event: 'receipts',
    changedSince: (after) => countedSince(db, after),
    viewFor: (actor) => Promise.resolve(({ id, version }: Counted): LiveReceipts | null => (isSender(actor) ? { id, read: version } : null)),
  });

interface Counted {
  readonly id: string;
  /** Receipts so far: they only grow. */
  readonly version: number;
  readonly updatedAt: number;
}

async function countedSince(db: Platform['db'], after: number): Promise<Counted[]> {
  const rows = await db.read((em) =>
    em.createQueryBuilder(BroadcastReceiptRow, 'r').select('r.broadcastId', 'id').addSelect('COUNT(*)', 'count').addSelect('MAX(r.readAt)', 'last')
      .where((query) => `r.broadcastId IN ${query.subQuery().select('fresh.broadcastId').from(BroadcastReceiptRow, 'fresh').where('fresh.readAt > :after', { after }).getQuery()}`)
      .groupBy('r.broadcastId').orderBy('last', 'ASC').getRawMany<{ id: string; count: string | number; last: string | number }>(),
  );
  return rows.map(({ id, count, last }) => ({ id, version: Number(count), updatedAt: Number(last) }));
}

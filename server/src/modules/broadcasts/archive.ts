import type { BroadcastItem, listBroadcasts } from '@hotline/shared/contracts/broadcasts.staff';
import type { OutputOf, ParsedOf } from '@hotline/shared/contracts/contract';
import { containing } from '../../platform/db/containing';
import type { StaffActor } from '../staff';
import { BroadcastRow } from './broadcast.entity';
import { broadcastItems } from './broadcast-items';
import { isSender } from './broadcast.view';
import type { BroadcastDeps } from './deps';
import { isAddressed } from './recipients';

type Query = ParsedOf<typeof listBroadcasts>['query'];

const pageSize = 30;
/** Rows looked at in one request: most are somebody's own, so a page rarely takes more. */
const slice = 300;

/** Everything somebody was sent, for senders everything there is, newest first. A page may be short: `nextCursor` says whether there is more. */
export async function archive(deps: BroadcastDeps, actor: StaffActor, { q, cursor }: Query): Promise<OutputOf<typeof listBroadcasts>> {
  const rows = await looked(deps, { q, cursor });
  const own = isSender(actor) ? rows : rows.filter((row) => isAddressed(row, actor));
  const shown = own.slice(0, pageSize);
  const more = own.length > pageSize ? shown.at(-1) : rows.length === slice ? rows.at(-1) : undefined;
  return { items: await broadcastItems(deps, actor, shown), nextCursor: more ? `${more.sentAt}_${more.id}` : null };
}

/** What was sent to somebody after an instant and is not void, newest first. */
export async function sentSince(deps: BroadcastDeps, actor: StaffActor, since: number): Promise<BroadcastItem[]> {
  const rows = await looked(deps, { since });
  return broadcastItems(deps, actor, rows.filter((row) => row.supersededBy === null && isAddressed(row, actor)));
}

async function looked({ platform: { db } }: BroadcastDeps, { q, cursor, since }: Query & { readonly since?: number }): Promise<BroadcastRow[]> {
  return db.read((em) => {
    const query = em.createQueryBuilder(BroadcastRow, 'b').orderBy('b.sentAt', 'DESC').addOrderBy('b.id', 'DESC').take(slice);
    if (q) query.andWhere("(LOWER(b.title) LIKE :q ESCAPE '!' OR LOWER(b.body) LIKE :q ESCAPE '!')", { q: containing(q.toLowerCase()) });
    if (since !== undefined) query.andWhere('b.sentAt > :since', { since });
    if (cursor) {
      const [at, id] = cursor.split('_');
      query.andWhere('(b.sentAt < :at OR (b.sentAt = :at AND b.id < :id))', { at: Number(at), id });
    }
    return query.getMany();
  });
}

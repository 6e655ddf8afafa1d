import type { BroadcastItem } from '@hotline/shared/contracts/broadcasts.staff';
import type { StaffActor } from '../staff';
import type { BroadcastRow } from './broadcast.entity';
import { broadcastView, isSender } from './broadcast.view';
import type { BroadcastDeps } from './deps';
import { readBy } from './inbox';
import { countsOf } from './readers';
import { isAddressed } from './recipients';

/** Broadcasts as somebody sees them in a list. */
export async function broadcastItems({ platform }: Pick<BroadcastDeps, 'platform'>, actor: StaffActor, rows: readonly BroadcastRow[]): Promise<BroadcastItem[]> {
  const ids = rows.map(({ id }) => id);
  const read = await readBy({ platform }, actor.id, ids);
  const counts = isSender(actor) ? await countsOf(platform, ids) : null;
  return rows.map((row) => ({ ...broadcastView(row), addressed: isAddressed(row, actor), readAt: read.get(row.id) ?? null, read: counts && (counts.get(row.id) ?? 0) }));
}

import type { Module } from '../../platform/platform';
import { BroadcastReceiptRow, BroadcastRow, StaffShiftRow } from './broadcast.entity';
import { broadcastRoutes } from './broadcasts.routes';
import type { BroadcastDeps } from './deps';
import { broadcastFeed, receiptsFeed } from './live';
import { Shifts } from './shifts';

export const broadcastEntities = [BroadcastRow, BroadcastReceiptRow, StaffShiftRow];

/** 飞鸽: what every seat has to know now, who has read it, and what changed since somebody's last shift. */
export function createBroadcastsModule(deps: BroadcastDeps) {
  const shifts = new Shifts(deps.platform);
  deps.tickets.joinLive(broadcastFeed(deps.platform));
  deps.tickets.joinLive(receiptsFeed(deps.platform));
  return {
    api: {},
    routes: broadcastRoutes(deps, shifts),
    jobs: [{ name: 'shifts', pattern: '20 */5 * * * *', run: () => shifts.note() }],
  } satisfies Module<unknown>;
}

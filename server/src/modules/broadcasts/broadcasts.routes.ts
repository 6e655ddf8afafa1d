import * as contracts from '@hotline/shared/contracts/broadcasts.staff';
import { route, type Route } from '../../platform/http/route';
import type { StaffActor } from '../staff';
import { archive, sentSince } from './archive';
import type { BroadcastRow } from './broadcast.entity';
import { broadcastItems } from './broadcast-items';
import { isSender } from './broadcast.view';
import type { BroadcastDeps } from './deps';
import { acknowledge, findFor, listUnread } from './inbox';
import { matches, readersOf } from './readers';
import { isAddressed } from './recipients';
import { send } from './send-broadcast';
import type { Shifts } from './shifts';

const foundAtMost = 30;

/** Everybody reads what is sent to them; senders send, see all, and see who has read. */
export function broadcastRoutes(deps: BroadcastDeps, shifts: Shifts): Route[] {
  const { staff } = deps;
  const gate = staff.gate();
  const senders = staff.gate(...contracts.broadcastSenders);
  const item = async (actor: StaffActor, row: BroadcastRow) => {
    const [one] = await broadcastItems(deps, actor, [row]);
    if (!one) throw new Error('no item');
    return one;
  };
  return [
    route(contracts.sendBroadcast, senders, async ({ actor, input }) => item(actor, await send(deps, actor, input.body))),
    route(contracts.listBroadcasts, gate, ({ actor, input }) => archive(deps, actor, input.query)),
    route(contracts.listUnreadBroadcasts, gate, async ({ actor }) => ({ items: await listUnread(deps, actor) })),
    route(contracts.getBroadcast, gate, async ({ actor, input }) => item(actor, await findFor(deps, input.params.id, (row) => isSender(actor) || isAddressed(row, actor)))),
    route(contracts.readBroadcast, gate, async ({ actor, input }) => ({ readAt: await acknowledge(deps, actor, input.params.id) })),
    route(contracts.listBroadcastReaders, senders, async ({ input }) => readersOf(deps, await findFor(deps, input.params.id, () => true), input.query)),
    route(contracts.findRecipients, senders, async ({ input }) => ({ items: (await staff.ableToWork()).filter((person) => matches(person, input.query.q)).slice(0, foundAtMost) })),
    route(contracts.getBriefing, gate, async ({ actor }) => {
      const { since, briefed } = await shifts.current(actor.id);
      if (since === null) return { since, read: briefed, broadcasts: [], knowledge: [] };
      return { since, read: briefed, broadcasts: await sentSince(deps, actor, since), knowledge: await deps.knowledge.publishedSince(since) };
    }),
    route(contracts.readBriefing, gate, async ({ actor }) => {
      await shifts.brief(actor.id);
      return {};
    }),
  ];
}

import * as contracts from '@hotline/shared/contracts/desk-work.staff';
import { route, type Route } from '../../platform/http/route';
import type { StaffActor, StaffApi } from '../staff';
import type { TicketsApi } from '../tickets';
import type { Drafts } from './drafts';
import type { Presence } from './presence';

interface Deps {
  readonly staff: StaffApi;
  readonly tickets: TicketsApi;
  readonly presence: Presence;
  readonly drafts: Drafts;
}

interface Call {
  readonly actor: StaffActor;
  readonly input: { readonly params: { readonly id: string } };
}

/** Who works on a ticket, and what they have written and not sent. */
export function deskWorkRoutes({ staff, tickets, presence, drafts }: Deps): Route[] {
  const gate = staff.gate();
  /** Whoever may not see a ticket neither is seen at it nor learns who is. */
  const placeOf = async ({ actor, input }: Call) => {
    await tickets.assertVisible(actor, input.params.id);
    return { ticketId: input.params.id, staffId: actor.id };
  };
  return [
    route(contracts.attendTicket, gate, async (call) => {
      const place = await placeOf(call);
      await presence.attend(place, call.input.body.writing);
      return { people: (await presence.people(place.ticketId)).filter(({ staffId }) => staffId !== place.staffId) };
    }),
    route(contracts.leaveTicket, gate, async ({ actor, input }) => {
      // Without asking who may see it: a ticket can leave somebody's sight while it is open.
      await presence.leave({ ticketId: input.params.id, staffId: actor.id });
      return {};
    }),
    route(contracts.listDrafts, gate, async (call) => {
      const { ticketId, staffId } = await placeOf(call);
      const { own, others } = await drafts.list(ticketId, staffId);
      const names = await staff.names(others.map((row) => row.staffId));
      return { own, others: others.map((row) => ({ action: row.action, name: names.get(row.staffId) ?? '', savedAt: row.savedAt })) };
    }),
    route(contracts.saveDraft, gate, async (call) => {
      const place = { ...(await placeOf(call)), action: call.input.params.action };
      return { savedAt: await drafts.save(place, call.input.body) };
    }),
    route(contracts.dropDraft, gate, async ({ actor, input }) => {
      await drafts.drop({ ticketId: input.params.id, staffId: actor.id, action: input.params.action });
      return {};
    }),
  ];
}

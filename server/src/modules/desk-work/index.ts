import type { LivePresence } from '@hotline/shared/contracts/desk-work.staff';
import type { Module, Platform } from '../../platform/platform';
import type { StaffApi } from '../staff';
import { liveFeed, ticketForgotten, type ForgottenTicket, type TicketsApi } from '../tickets';
import { DraftRow, PresenceRow } from './desk-work.entity';
import { deskWorkRoutes } from './desk-work.routes';
import { Drafts } from './drafts';
import { Presence } from './presence';

export const deskWorkEntities = [PresenceRow, DraftRow];

interface Deps {
  readonly platform: Platform;
  readonly staff: StaffApi;
  readonly tickets: TicketsApi;
}

const presenceFeed = (presence: Presence) =>
  liveFeed({
    event: 'presence',
    changedSince: (after) => presence.changedSince(after),
    // Who is at a ticket is told to those who are, without themselves.
    viewFor: ({ id }) =>
      Promise.resolve(({ ticketId, people }: LivePresence): LivePresence | null =>
        people.some(({ staffId }) => staffId === id) ? { ticketId, people: people.filter(({ staffId }) => staffId !== id) } : null),
  });

/** 协同: who else has a ticket open, and drafts of the forms at the desks. */
export function createDeskWorkModule({ platform, staff, tickets }: Deps) {
  const presence = new Presence({ platform, staff });
  const drafts = new Drafts(platform);
  tickets.joinLive(presenceFeed(presence));
  return {
    api: {},
    routes: deskWorkRoutes({ staff, tickets, presence, drafts }),
    subscribers: [{ name: 'drafts-forgotten', topics: [ticketForgotten], handle: ({ payload }) => drafts.dropAll((payload as ForgottenTicket).ticketId) }],
    jobs: [
      { name: 'silent-presence', pattern: '*/5 * * * * *', run: () => presence.sweep() },
      { name: 'old-drafts', pattern: '0 40 3 * * *', run: () => drafts.sweep() },
    ],
  } satisfies Module<unknown>;
}

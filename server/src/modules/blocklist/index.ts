import type { BlocklistTerms } from '@hotline/shared/contracts/blocklist.staff';
import type { OutboxEvent } from '../../platform/outbox/outbox';
import type { Module } from '../../platform/platform';
import { citizensErased } from '../citizens';
import type { StaffActor } from '../staff';
import { abuseOf, noteAbuse, type Met } from './abuse-notes';
import { AbuseNoteRow, BlocklistAppealRow, BlocklistDayRow, BlocklistEntryRow } from './blocklist.entity';
import { citizenRoutes, staffRoutes } from './blocklist.routes';
import type { BlocklistDeps } from './deps';
import { admit, includes, inForce } from './effects';
import { enter } from './entries';
import { forgetByNumber, forgetEnded, forgetNumbers, heldEntries } from './held-entries';
import { subjectOf, type Somebody } from './subjects';

export const blocklistEntities = [BlocklistEntryRow, BlocklistDayRow, BlocklistAppealRow, AbuseNoteRow];

export type BlocklistApi = ReturnType<typeof createBlocklistModule>['api'];

/** 不良使用名单: abuse is recorded and graded, and never a reason to lose a demand. */
export function createBlocklistModule(deps: BlocklistDeps) {
  const api = {
    /** Counts an online submission against a limit; throws blocklist.limited. Joins the caller's transaction. */
    admit: (somebody: Somebody) => admit(deps, somebody),
    /** Whether what somebody submits online waits for a person. */
    needsReview: async (somebody: Somebody) => (await inForce(deps, somebody)).some(({ effect }) => includes(effect, 'review')),
    /** What the seats should know of somebody. */
    marks: async (somebody: Somebody) => (await inForce(deps, somebody)).map(({ id, effect, reason, facts, endsAt }) => ({ id, effect, reason, facts, endsAt })),
    abuseOf: (somebody: Somebody) => abuseOf(deps, somebody),
    noteAbuse: (actor: StaffActor, noted: Parameters<typeof noteAbuse>[2]) => noteAbuse(deps, actor, noted),
    /** Proposes an entry for whom a ticket comes from. */
    enter: (actor: StaffActor, { met, terms }: { readonly met: Met; readonly terms: BlocklistTerms }) =>
      enter(deps, actor, { subject: subjectOf(deps, met), phone: met.requesterId === null ? met.phone : null, ticketNo: met.ticketNo, terms }),
  };
  deps.citizens.holds({ tell: (person) => heldEntries(deps, person), forget: (person) => forgetByNumber(deps, person) });
  const subscribers = [{ name: 'blocklist-forget', topics: [citizensErased], handle: (event: OutboxEvent) => forgetNumbers(deps, event) }];
  const jobs = [{ name: 'blocklist-forget-ended', pattern: '0 30 3 * * *', run: () => forgetEnded(deps) }];
  return { api, routes: [...staffRoutes(deps), ...citizenRoutes(deps)], subscribers, jobs } satisfies Module<unknown>;
}

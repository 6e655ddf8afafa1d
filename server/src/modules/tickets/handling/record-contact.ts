import { contactMethods, contactOutcomes, type ContactMethod, type ContactOutcome } from '@hotline/shared/vocabulary/contact';
import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/ids';
import { changeTicket } from '../life/change-ticket';
import { ContactAttemptRow } from './contact-attempt.entity';
import type { TicketDeps } from '../deps';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

interface Attempt {
  readonly version: number;
  readonly method: ContactMethod;
  readonly outcome: ContactOutcome;
  readonly note: string;
}

const hourMs = 3600_000;
const attemptsNeeded = 3;

/** Valid contact: somebody was reached, or three attempts lie at least an hour apart. */
export function isValidContact(attempts: readonly Pick<ContactAttemptRow, 'outcome' | 'at'>[]): boolean {
  if (attempts.some((attempt) => attempt.outcome === 'reached')) return true;
  let spaced = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const at of attempts.map((attempt) => attempt.at).sort((a, b) => a - b)) {
    if (at - last < hourMs) continue;
    spaced += 1;
    last = at;
  }
  return spaced >= attemptsNeeded;
}

/** Attempts of the ticket's current round. */
export const attemptsOf = (em: EntityManager, ticket: TicketRow): Promise<ContactAttemptRow[]> => em.findBy(ContactAttemptRow, { ticketId: ticket.id, round: ticket.round });

/** Records how the requester was reached, or not; the first valid contact meets its clock. */
export function recordContact(deps: TicketDeps, step: Step, { version, ...attempt }: Attempt): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'recordContact',
    version,
    decide: async (ticket, { em }) => {
      const row = { ...attempt, id: newId(), ticketId: ticket.id, round: ticket.round, staffId: step.actor.id ?? '', at: deps.platform.clock.now() };
      await em.insert(ContactAttemptRow, row);
      const detail = `${contactMethods.labels[attempt.method]}：${contactOutcomes.labels[attempt.outcome]}。${attempt.note}`;
      return { detail, clocks: isValidContact(await attemptsOf(em, ticket)) ? { meet: ['contact'] } : {} };
    },
  });
}

import { callOutcomes, type CallOutcome } from '@hotline/shared/vocabulary/contact';
import { newId } from '../../../platform/ids';
import type { TicketDeps } from '../deps';
import { changeTicket } from '../life/change-ticket';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';
import { LeadCallRow } from './lead-call.entity';

interface Call {
  readonly version: number;
  readonly outcome: CallOutcome;
  readonly person: string | null;
  readonly note: string;
}

/** The telephone call behind a critical ticket: answered, it meets its clock; otherwise one calls again. */
export function callLead(deps: TicketDeps, step: Step, { version, ...call }: Call): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'callLead',
    version,
    decide: async (ticket, { em, now }) => {
      await em.insert(LeadCallRow, { ...call, id: newId(), ticketId: ticket.id, staffId: step.actor.id ?? '', at: now });
      const detail = `${callOutcomes.labels[call.outcome]}${call.person === null ? '' : `（${call.person}）`}。${call.note}`;
      return { detail, clocks: call.outcome === 'answered' ? { meet: ['call'] } : {} };
    },
  });
}

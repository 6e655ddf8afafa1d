import { urgencies, type Urgency } from '@hotline/shared/vocabulary/urgency';
import { vulnerableNeeds, type VulnerableNeed } from '@hotline/shared/vocabulary/vulnerable-need';
import type { TicketDeps } from '../deps';
import type { ClockEffect } from '../life/clock-effects';
import { changeTicket } from '../life/change-ticket';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';
import { urgencyOfNeeds } from './urgency-by-rules';

interface UrgencyChange {
  readonly version: number;
  readonly urgency: Urgency;
  readonly needs: readonly VulnerableNeed[];
  readonly reason: string;
}

/** Due dates are counted again from the original start; a ticket that becomes critical at a department gets its call. */
export function changeUrgency(deps: TicketDeps, step: Step, { version, urgency, needs, reason }: UrgencyChange): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'changeUrgency',
    version,
    decide: (ticket, { rules }) => {
      const raised = higher(urgency, urgencyOfNeeds(rules, needs));
      const named = needs.map((need) => vulnerableNeeds.labels[need]).join('、');
      const clocks = callAfter(ticket, raised);
      return { patch: { urgency: raised, needs: [...new Set(needs)] }, reason, detail: `${urgencies.labels[raised]}${named && `（${named}）`}`, clocks };
    },
  });
}

/** The call behind a critical ticket that is at a department, and none behind any other. */
function callAfter({ state, urgency }: TicketRow, raised: Urgency): ClockEffect {
  if (raised !== 'critical') return { stop: ['call'] };
  return urgency !== 'critical' && ['dispatched', 'sent_back', 'in_progress'].includes(state) ? { start: ['call'] } : {};
}

const higher = (one: Urgency, other: Urgency): Urgency => (urgencies.codes.indexOf(one) >= urgencies.codes.indexOf(other) ? one : other);


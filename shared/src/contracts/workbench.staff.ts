import * as z from 'zod/mini';
import { submitLimits } from '../rules/limits';
import { clockKinds } from '../vocabulary/clock-kind';
import { desks } from '../vocabulary/desk';
import { urgencies } from '../vocabulary/urgency';
import { vulnerableNeeds } from '../vocabulary/vulnerable-need';
import { contract } from './contract';
import { code, id, instant, text } from './fields';
import { staffTicketItem } from './tickets.staff';

/** A critical ticket and what nobody has done for it yet, each with the instant it is due. */
const criticalTicket = z.object({ ...staffTicketItem.shape, missing: z.array(z.object({ kind: z.enum(clockKinds.codes), dueAt: instant() })) });
export type CriticalTicket = z.output<typeof criticalTicket>;

export const listCriticalTickets = contract({
  method: 'GET',
  path: '/api/staff/critical-tickets',
  summary: 'Every open critical ticket in sight, the nearest deadline first, with what is missing.',
  response: z.object({ items: z.array(criticalTicket) }),
});

export const listClaimedTickets = contract({
  method: 'GET',
  path: '/api/staff/claims',
  summary: 'Tickets of the pool this operator has taken, the longest held first.',
  response: z.object({ items: z.array(staffTicketItem) }),
});

export const getWorkbench = contract({
  method: 'GET',
  path: '/api/staff/workbench',
  summary: 'What waits at each desk of the role, how much of it is overdue or turns so soon (yellow), each counted to 100, and the most pressing one.',
  response: z.object({ desks: z.array(z.object({ desk: z.enum(desks.codes), waiting: z.int(), overdue: z.int(), yellow: z.int(), first: z.nullable(staffTicketItem) })) }),
});
export type Workbench = z.output<(typeof getWorkbench)['response']>;

const similarTicket = z.object({ ...staffTicketItem.shape, likeness: z.int() });

export const adviseRegistration = contract({
  method: 'POST',
  path: '/api/staff/registration-advice',
  summary: 'While an operator writes: the urgency the rules will raise it to, the needs they see, and tickets of the last days that say the same in the same area.',
  body: z.strictObject({ content: text(submitLimits.contentMin, submitLimits.contentMax), area: z.nullable(code()) }),
  response: z.object({
    urgency: z.enum(urgencies.codes),
    needs: z.array(z.enum(vulnerableNeeds.codes)),
    /** `likeness` in percent, the likest first. */
    similar: z.array(similarTicket),
  }),
});
export type RegistrationAdvice = z.output<(typeof adviseRegistration)['response']>;

export const getSupervisionOrder = contract({
  method: 'GET',
  path: '/api/staff/supervision-orders/:id',
  summary: 'One supervision order as it is printed.',
  params: z.strictObject({ id: id() }),
  response: z.object({
    orderNo: z.string(), level: z.int(), demand: z.string(), at: instant(), dueAt: instant(),
    /** Null: issued when the time had passed. */
    issuedBy: z.nullable(z.string()),
    ticket: staffTicketItem,
    handleDueAt: z.nullable(instant()),
  }),
  errors: ['supervisionOrder.notFound'],
});

import type { TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { endOfShanghaiDay, shanghaiDay } from '../../platform/clock';
import { containing } from '../../platform/db/containing';
import type { Scope } from '../tickets';
import { areasBelow, categoriesBelow } from './below';
import { between, notAccused, oneOf, seenBy, type Clause } from './clauses';
import type { ListDeps } from './deps';
import { rangesOf, type Equal, type Order, type Range } from './ranges';

/** How a list is read. */
export interface Plan {
  readonly order: Order;
  readonly ranges: readonly Range[];
  /** What bounds every range along the order. */
  readonly bounds: readonly Clause[];
  /** What is looked at in each row; it may make rows rare. */
  readonly checks: readonly Clause[];
  /** What is looked at, too, and hardly ever fails. */
  readonly guards: readonly Clause[];
}

type Values = readonly string[] | undefined;

const only = (value: string | undefined): Values => (value === undefined ? undefined : [value]);
const below = async (code: string | undefined, find: (code: string) => Promise<string[]>): Promise<Values> => (code === undefined ? undefined : find(code));

async function equalsOf(deps: ListDeps, filter: TicketFilter): Promise<Equal[]> {
  const given: Readonly<Record<string, Values>> = {
    leadDepartment: await below(filter.department, deps.departments.subtree),
    category: await below(filter.category, (code) => categoriesBelow(deps, code)),
    area: await below(filter.area, (code) => areasBelow(deps, code)),
    supervisionLevel: only(filter.supervision),
    round: only(filter.round),
    urgency: only(filter.urgency),
    state: filter.states?.split(','),
    requestType: only(filter.requestType),
    channel: only(filter.channel),
  };
  return Object.entries(given).flatMap(([column, values]) => (values ? [{ column, values }] : []));
}

/** The first of old number, number and telephone is looked for as a range; the others are looked at. */
const keyChecks = ({ oldNumber, ticketNo, contactKey }: TicketFilter): Clause[] => [
  ...(oldNumber && ticketNo ? [{ sql: 't.ticketNo LIKE ?', params: [`${ticketNo}%`] }] : []),
  ...((oldNumber || ticketNo) && contactKey ? [{ sql: 't.id IN (SELECT k.ticketId FROM ticket_contact_key k WHERE k.keyHash = ?)', params: [contactKey] }] : []),
];

/** Every word stands somewhere in the request. */
const wordChecks = ({ words = '' }: TicketFilter): Clause[] =>
  words.split(/\s+/).filter(Boolean).map((word) => ({ sql: "t.content LIKE ? ESCAPE '!'", params: [containing(word)] }));

const dayMs = 24 * 3600_000;
const createdBetween = (column: string, { createdFrom, createdTo }: TicketFilter): Clause[] =>
  between(column, createdFrom ? endOfShanghaiDay(createdFrom) - dayMs : null, createdTo ? endOfShanghaiDay(createdTo) : null);

/** Along the deadline: what is over, what ends today (24:00 is still today), or what is still to come. */
function dueBetween(due: TicketFilter['due'], now: number): Clause[] {
  if (due === 'overdue') return between('AT', null, now + 1);
  if (due === 'today') return between('AT', now + 1, endOfShanghaiDay(shanghaiDay(now)) + 1);
  return due === 'yellow' ? between('AT', now + 1, null) : [{ sql: 'AT IS NOT NULL', params: [] }];
}

const byDeadline: Order = { column: 'dueAt', down: false };
const newestFirst: Order = { column: 'createdAt', down: true };

/** What the order asks for: bounds along it, and checks of what lies across it. */
function timesOf(filter: TicketFilter, order: Order, now: number): { bounds: Clause[]; checks: Clause[] } {
  if (order === newestFirst) return { bounds: createdBetween('AT', filter), checks: [] };
  const yellow = filter.due === 'yellow' ? [{ sql: 't.yellowAt <= ?', params: [now] }] : [];
  return { bounds: dueBetween(filter.due, now), checks: [...createdBetween('t.createdAt', filter), ...yellow] };
}

/** Nobody is looked for by their number behind what was said in confidence. */
const openOnly = ({ contactKey }: TicketFilter): Clause[] => (contactKey === undefined ? [] : [{ sql: 't.confidential = 0', params: [] }]);

/** What a scope leaves out whatever the filter. */
function guardsOf(scope: Scope): Clause[] {
  if ('departments' in scope) return scope.ownAndAbove.length > 0 ? [notAccused(scope.ownAndAbove)] : [];
  return seatGuards(scope);
}

/** A temporary seat sees its own queue, and what nobody has classified yet. */
function seatGuards(scope: Scope): Clause[] {
  const seat = 'all' in scope ? scope.seat : null;
  const limits = [['t.category', seat?.categories ?? []], ['t.area', seat?.areas ?? []]] as const;
  return limits.filter(([, codes]) => codes.length > 0).map(([column, codes]) => ({ sql: `(${column} IS NULL OR ${column} IN (${codes.map(() => '?').join(', ')}))`, params: [...codes] }));
}

/** How to read the tickets of a filter that lie in a scope. */
export async function planOf(deps: ListDeps, filter: TicketFilter, scope: Scope): Promise<Plan> {
  const order = filter.due !== undefined || filter.sort === 'due' ? byDeadline : newestFirst;
  const equals = await equalsOf(deps, filter);
  const { ranges, stand } = rangesOf(filter, scope, { equals, order });
  const { bounds, checks } = timesOf(filter, order, deps.platform.clock.now());
  const across = equals.filter((equal) => equal !== stand).map(({ column, values }) => oneOf(`t.${column}`, values));
  return {
    order, ranges, bounds,
    checks: [...across, ...('departments' in scope && stand !== 'scope' ? [seenBy(scope.departments)] : []), ...checks, ...keyChecks(filter), ...wordChecks(filter)],
    guards: [...guardsOf(scope), ...openOnly(filter)],
  };
}

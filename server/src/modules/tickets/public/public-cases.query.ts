import type { PublicCase } from '@hotline/shared/contracts/cases.citizen';
import type { CaseState } from '@hotline/shared/vocabulary/case-state';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { TicketDeps } from '../deps';
import { TicketRow } from '../ticket.entity';
import { CaseSupporterRow, PublicCaseRow } from './public-case.entity';

export interface CasePage {
  readonly rows: readonly PublicCaseRow[];
  readonly nextCursor: string | null;
}

/** Answered, and over; what was declined was never dealt with. */
const closedStates: readonly TicketState[] = ['closed', 'finalized'];
/** Area levels shown, district and street: nearer it would point at a house. */
const areaLevels = 2;

/** Whether a ticket may be read by everybody at this moment, once an editor has published it. The leave to publish goes with its requester: what was forgotten has no hash. */
export const isPublic = ({ mayPublish, confidential, state, reply, bodyHash }: TicketRow): boolean => mayPublish && !confidential && reply !== null && bodyHash !== '' && closedStates.includes(state);

/**
 * Cases `c` whose tickets `t` are public at this moment: a ticket that was made confidential or is being worked on again is
 * not, whatever was published of it before.
 */
export const casesIn = (em: EntityManager, state: CaseState): SelectQueryBuilder<PublicCaseRow> =>
  em
    .createQueryBuilder(PublicCaseRow, 'c')
    .innerJoin(TicketRow, 't', 't.id = c.ticketId')
    .where('c.state = :state AND t.mayPublish = :yes AND t.confidential = :no AND t.state IN (:...closed) AND t.reply IS NOT NULL', { state, yes: true, no: false, closed: closedStates });

/** A page of cases, the newest first, by key. */
export async function caseRows(em: EntityManager, state: CaseState, { after, limit }: { readonly after?: string | undefined; readonly limit: number }): Promise<CasePage> {
  const query = casesIn(em, state).orderBy('c.at', 'DESC').addOrderBy('c.ticketId', 'DESC').limit(limit + 1);
  const [at, id] = after?.split('_') ?? [];
  if (at !== undefined && id !== undefined) query.andWhere('(c.at < :at OR (c.at = :at AND c.ticketId < :id))', { at: Number(at), id });
  const rows = await query.getMany();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, nextCursor: last ? `${last.at}_${last.ticketId}` : null };
}

/** The tickets of some cases. */
export async function ticketsOfCases(em: EntityManager, rows: readonly PublicCaseRow[]): Promise<Map<string, TicketRow>> {
  const tickets = rows.length === 0 ? [] : await em.findBy(TicketRow, { id: In(rows.map(({ ticketId }) => ticketId)) });
  return new Map(tickets.map((ticket) => [ticket.id, ticket]));
}

/** How many said 我也是, by case. */
export async function supportersOf(em: EntityManager, rows: readonly PublicCaseRow[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const counts: { ticketId: string; count: string | number }[] = await em
    .createQueryBuilder(CaseSupporterRow, 's')
    .select('s.ticketId', 'ticketId')
    .addSelect('COUNT(*)', 'count')
    .where({ ticketId: In(rows.map(({ ticketId }) => ticketId)) })
    .groupBy('s.ticketId')
    .getRawMany();
  return new Map(counts.map(({ ticketId, count }) => [ticketId, Number(count)]));
}

/** District and street of an area. */
async function placeName({ city }: TicketDeps, area: string | null): Promise<string | null> {
  const path = area === null ? [] : await city.areaPath(area);
  return city.areaName(path.at(-areaLevels) ?? path[0] ?? null);
}

async function departmentName({ city, departments }: TicketDeps, { leadDepartment }: TicketRow): Promise<string> {
  const department = leadDepartment === null ? null : await departments.find(leadDepartment);
  return department?.name ?? (await city.profile()).hotlineName;
}

/** What of a ticket is public beside its texts. */
export async function publicFacts(deps: TicketDeps, ticket: TicketRow): Promise<Pick<PublicCase, 'id' | 'ticketNo' | 'requestType' | 'categoryName' | 'areaName' | 'departmentName'>> {
  const { id, ticketNo, requestType, category, area } = ticket;
  return { id, ticketNo, requestType, categoryName: await deps.city.categoryName(category), areaName: await placeName(deps, area), departmentName: await departmentName(deps, ticket) };
}

/** What anybody may read of cases. */
export async function casesView(deps: TicketDeps, rows: readonly PublicCaseRow[]): Promise<PublicCase[]> {
  const { tickets, supporters } = await deps.platform.db.read(async (em) => ({ tickets: await ticketsOfCases(em, rows), supporters: await supportersOf(em, rows) }));
  const views: PublicCase[] = [];
  for (const { ticketId, content, reply, at } of rows) {
    const ticket = tickets.get(ticketId);
    if (!ticket || content === null || reply === null) continue;
    const { createdAt, repliedAt } = ticket;
    views.push({ ...(await publicFacts(deps, ticket)), content, reply, createdAt, repliedAt: repliedAt ?? at, publishedAt: at, supporters: supporters.get(ticketId) ?? 0 });
  }
  return views;
}

/** Which tickets are public, and what of them is shown. */
export const publicCasesOf = (deps: TicketDeps) => ({
  /** A page of published cases, the latest published first; `after` is the `nextCursor` of the page before. */
  publicCases: async ({ after, limit }: { readonly after?: string | undefined; readonly limit: number }): Promise<{ items: PublicCase[]; nextCursor: string | null }> => {
    const { rows, nextCursor } = await deps.platform.db.read((em) => caseRows(em, 'published', { after, limit }));
    return { items: await casesView(deps, rows), nextCursor };
  },
  /** When each was published, the latest first. */
  publishedCases: async (limit: number): Promise<{ id: string; at: number }[]> => {
    const rows: { id: string; at: string | number }[] = await deps.platform.db.read((em) => casesIn(em, 'published').select('c.ticketId', 'id').addSelect('c.at', 'at').orderBy('c.at', 'DESC').addOrderBy('c.ticketId', 'DESC').limit(limit).getRawMany());
    return rows.map(({ id, at }) => ({ id, at: Number(at) }));
  },
  /** One published case; null for whatever is not public now. */
  publicCase: async (id: string): Promise<PublicCase | null> => {
    const row = await deps.platform.db.read((em) => casesIn(em, 'published').andWhere('c.ticketId = :id', { id }).getOne());
    return row ? ((await casesView(deps, [row]))[0] ?? null) : null;
  },
});

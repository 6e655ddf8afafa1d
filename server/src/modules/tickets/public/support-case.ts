import { In, type EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { TicketDeps } from '../deps';
import { TicketRow } from '../ticket.entity';
import { CaseSupporterRow } from './public-case.entity';
import { casesIn } from './public-cases.query';

/**
 * 我也是: counts somebody in, once a person and whichever way they came; who asked first is in already. Throws case.notFound for
 * what is not public.
 */
export async function supportCase({ platform, citizens }: TicketDeps, citizenId: string, ticketId: string): Promise<number> {
  const persons = await citizens.members(citizenId);
  return platform.db.transact(async (em) => {
    if (!(await casesIn(em, 'published').andWhere('c.ticketId = :id', { id: ticketId }).getExists())) throw new AppError('case.notFound');
    const own = await em.existsBy(TicketRow, { id: ticketId, requesterId: In(persons) });
    const already = await em.existsBy(CaseSupporterRow, { ticketId, citizenId: In(persons) });
    if (!own && !already) await em.createQueryBuilder().insert().into(CaseSupporterRow).values({ ticketId, citizenId, at: platform.clock.now() }).orIgnore().updateEntity(false).execute();
    return em.countBy(CaseSupporterRow, { ticketId });
  });
}

/** What somebody has supported, by the numbers of the requests. */
export const supportedBy = (em: EntityManager, citizenIds: readonly string[]): Promise<{ ticketNo: string; at: number }[]> =>
  em.find(CaseSupporterRow, { where: { citizenId: In([...citizenIds]) }, order: { at: 'ASC' } }).then(async (rows) => {
    const tickets = await em.find(TicketRow, { where: { id: In(rows.map(({ ticketId }) => ticketId)) }, select: { id: true, ticketNo: true } });
    const numbers = new Map(tickets.map(({ id, ticketNo }) => [id, ticketNo]));
    return rows.map(({ ticketId, at }) => ({ ticketNo: numbers.get(ticketId) ?? '', at }));
  });

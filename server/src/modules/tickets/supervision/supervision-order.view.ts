import type { OutputOf } from '@hotline/shared/contracts/contract';
import type { getSupervisionOrder } from '@hotline/shared/contracts/workbench.staff';
import { AppError } from '../../../platform/errors';
import type { StaffActor } from '../../staff';
import type { TicketDeps } from '../deps';
import { staffItem } from '../desk/ticket-item.view';
import { clocksOf } from '../life/clocks';
import { inScope, visibleTo } from '../life/visible-to';
import { TicketRow } from '../ticket.entity';
import { SupervisionOrderRow } from './supervision-order.entity';

/** A supervision order as it is printed; one of a ticket out of sight does not exist. Throws supervisionOrder.notFound. */
export async function supervisionOrder(deps: TicketDeps, actor: StaffActor, id: string): Promise<OutputOf<typeof getSupervisionOrder>> {
  const scope = await visibleTo(actor, deps);
  const { order, ticket, clocks } = await deps.platform.db.read(async (em) => {
    const row = await em.findOneBy(SupervisionOrderRow, { id });
    const of = row && (await em.findOneBy(TicketRow, { id: row.ticketId }));
    return { order: row, ticket: of, clocks: of ? await clocksOf(em, [of.id]) : [] };
  });
  if (!order || !ticket || !inScope(scope, ticket)) throw new AppError('supervisionOrder.notFound');
  const { orderNo, level, demand, at, dueAt, issuedBy } = order;
  const issuer = issuedBy && ((await deps.staff.names([issuedBy])).get(issuedBy) ?? '工作人员');
  const handles = clocks.filter(({ kind }) => kind === 'handle').map((clock) => clock.dueAt);
  return { orderNo, level, demand, at, dueAt, issuedBy: issuer, ticket: await staffItem(deps, ticket), handleDueAt: handles.at(-1) ?? null };
}

import { LessThan } from 'typeorm';
import type { TicketDeps } from '../deps';
import { systemActor } from '../life/actor';
import { assertLead } from '../life/assignments';
import { changeTicket } from '../life/change-ticket';
import { ClockRow } from '../life/clock.entity';
import { running } from '../life/clocks';
import { quietly } from '../life/quietly';
import type { Step } from '../life/step';
import { AppError } from '../../../platform/errors';
import { TicketRow } from '../ticket.entity';

/** Row 7: the department takes the ticket on; its first contact is due from here. */
export function acknowledgeTicket(deps: TicketDeps, step: Step, { version }: { readonly version: number }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'acknowledge',
    version,
    decide: async (ticket) => {
      await assertLead(deps, step.actor, ticket);
      return {};
    },
  });
}

const batch = 200;

/** Row 11 (首办责任): whoever neither acknowledges nor sends back within the limit has it, with the clock breached. */
export async function deemAcknowledged(deps: TicketDeps): Promise<void> {
  const { db, clock } = deps.platform;
  const now = clock.now();
  const silent = await db.read((em) => em.find(TicketRow, { select: { id: true }, where: { state: 'dispatched', dueAt: LessThan(now) }, order: { dueAt: 'ASC' }, take: batch }));
  for (const { id } of silent) {
    await quietly(
      changeTicket(deps, {
        ticketId: id,
        action: 'deemAcknowledged',
        actor: systemActor,
        decide: async (_, { em }) => {
          const clocks = await em.findBy(ClockRow, { ticketId: id, kind: 'acknowledge' });
          if (!clocks.some((one) => running(one) && one.dueAt < now)) throw new AppError('ticket.wrongState');
          return { detail: '超过签收时限未签收、未退单' };
        },
      }),
    );
  }
}

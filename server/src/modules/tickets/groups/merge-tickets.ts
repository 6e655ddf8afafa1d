import { In, type EntityManager } from 'typeorm';
import { lifecycle } from '@hotline/shared/rules/lifecycle';
import { AppError } from '../../../platform/errors';
import type { TicketDeps } from '../deps';
import type { OutboxEvent } from '../../../platform/outbox/outbox';
import { systemActor } from '../life/actor';
import { changeTicket, type TicketChanged } from '../life/change-ticket';
import { quietly } from '../life/quietly';
import type { Step } from '../life/step';
import { TicketRow } from '../ticket.entity';

interface Merging {
  readonly version: number;
  readonly into: string;
  readonly reason: string;
}

/** Row 21: one cause, one answer. The ticket keeps its requester, its clocks run on unseen, its leader answers for it. */
export function mergeTicket(deps: TicketDeps, step: Step, { version, into, reason }: Merging): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'merge',
    version,
    decide: async (ticket, { em }) => {
      await holdAlone(em, ticket.id);
      const leader = await holdLeader(em, ticket.id, into);
      // What is said in confidence of one department is not answered by a ticket of which it may know.
      if (leader.confidential !== ticket.confidential || leader.accusedDepartment !== ticket.accusedDepartment) throw new AppError('ticket.mergeConfidential');
      return { patch: { mergedState: ticket.state, mergedInto: into }, reason, detail: `并入${leader.ticketNo}` };
    },
  });
}

/** Nothing may hang on the ticket itself; its row is locked first, so that nothing can be hung on it meanwhile. UPDATE reads what is newest. */
async function holdAlone(em: EntityManager, own: string): Promise<void> {
  await em.update(TicketRow, { id: own }, { mergedInto: () => 'mergedInto' });
  const { affected } = await em.update(TicketRow, { mergedInto: own, state: 'merged' }, { mergedInto: () => 'mergedInto' });
  if (affected !== 0) throw new AppError('ticket.groupLeader');
}

/**
 * The leader must be another ticket not yet answered, and stay so until this is committed: writing it takes its lock, so that of
 * two tickets merged into each other one loses.
 */
async function holdLeader(em: EntityManager, own: string, into: string): Promise<TicketRow> {
  const unanswered = In(lifecycle.merge.by.dispatcher.filter((state) => state !== 'resolved'));
  const { affected } = into === own ? { affected: 0 } : await em.update(TicketRow, { id: into, state: unanswered }, { mergedInto: () => 'mergedInto' });
  if (affected !== 1) throw new AppError('ticket.mergeTarget');
  return em.findOneByOrFail(TicketRow, { id: into });
}

/** Row 21 backwards: state and clocks are as if nothing had happened. */
export function unmergeTicket(deps: TicketDeps, step: Step, { version, reason }: { readonly version: number; readonly reason: string }): Promise<TicketRow> {
  return changeTicket(deps, { ...step, action: 'unmerge', version, decide: () => ({ patch: { mergedInto: null, mergedState: null }, reason }) });
}

/** The one that was to be answered for all is withdrawn: the others are handled on their own again. */
export async function releaseGroup(deps: TicketDeps, { payload }: OutboxEvent): Promise<void> {
  const { ticketId } = payload as TicketChanged;
  const members = await deps.platform.db.read((em) => em.find(TicketRow, { select: { id: true }, where: { mergedInto: ticketId, state: 'merged' } }));
  const decide = () => ({ patch: { mergedInto: null, mergedState: null }, detail: '主单已撤诉，恢复单独办理' });
  for (const { id } of members) await quietly(changeTicket(deps, { ticketId: id, action: 'unmerge', actor: systemActor, decide }));
}

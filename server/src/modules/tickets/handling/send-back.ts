import { IsNull, type EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { TicketDeps } from '../deps';
import { assertAssignable, assertLead, assign } from '../life/assignments';
import { changeTicket, type Outcome, type Scene } from '../life/change-ticket';
import { ClockRow } from '../life/clock.entity';
import { running } from '../life/clocks';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';
import { SendBackRow } from './send-back.entity';
import { withCall } from './with-call';

interface Filing {
  readonly version: number;
  readonly basis: string;
  readonly reference: string;
}

interface Placing {
  readonly version: number;
  readonly department: string;
  readonly reason: string;
}

/** Row 8: inside the limit, with a basis and the rule behind it, twice at most; the transfer after that many is arbitrated (row 10). */
export function sendBack(deps: TicketDeps, step: Step, { version, basis, reference }: Filing): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'sendBack',
    version,
    decide: async (ticket, scene) => {
      await assertLead(deps, step.actor, ticket);
      await assertMaySendBack(ticket, scene);
      const { em, now, rules } = scene;
      await em.insert(SendBackRow, { id: newId(), ticketId: ticket.id, round: ticket.round, department: ticket.leadDepartment ?? '', basis, reference, filedBy: step.actor.id ?? '', at: now });
      const arbitration = ticket.transfers + 1 >= rules.sendBack.arbitrationAtTransfer;
      return { patch: { sendBacks: ticket.sendBacks + 1, arbitration }, reason: basis, detail: `依据：${reference}${arbitration ? '（进入仲裁）' : ''}` };
    },
  });
}

async function assertMaySendBack(ticket: TicketRow, { em, now, rules }: Scene): Promise<void> {
  if (ticket.arbitration) throw new AppError('ticket.arbitrationBinds');
  if (ticket.sendBacks >= rules.sendBack.times) throw new AppError('ticket.sendBackLimit');
  const clocks = await em.findBy(ClockRow, { ticketId: ticket.id, kind: 'acknowledge' });
  if (!clocks.some((clock) => running(clock) && now <= clock.dueAt)) throw new AppError('ticket.sendBackLate');
}

const pendingOf = (em: EntityManager, ticketId: string): Promise<SendBackRow> => em.findOneByOrFail(SendBackRow, { ticketId, decision: IsNull() });

/** Row 9: nobody decides on their own send-back, and what is under arbitration is the supervisor's. */
function assertDispatchersOwn(ticket: TicketRow, filed: SendBackRow, step: Step): void {
  if (ticket.arbitration) throw new AppError('ticket.arbitrationOnly');
  if (filed.filedBy === step.actor.id) throw new AppError('ticket.sameAuthor');
}

/** Row 9: upheld: to another department, whose handling starts anew; the former is not appraised. */
export function upholdSendBack(deps: TicketDeps, step: Step, { version, department, reason }: Placing): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'upholdSendBack',
    version,
    decide: async (ticket, scene) => {
      const filed = await pendingOf(scene.em, ticket.id);
      assertDispatchersOwn(ticket, filed, step);
      if (department === ticket.leadDepartment) throw new AppError('ticket.otherDepartment');
      return place(deps, scene, { ticket, filed, step, department, reason, decision: 'upheld' });
    },
  });
}

/** Row 9: rejected: the same department, and its handling has run on all the while. */
export function rejectSendBack(deps: TicketDeps, step: Step, { version, reason }: { readonly version: number; readonly reason: string }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'rejectSendBack',
    version,
    decide: async (ticket, scene) => {
      const filed = await pendingOf(scene.em, ticket.id);
      assertDispatchersOwn(ticket, filed, step);
      await scene.em.update(SendBackRow, { id: filed.id }, { decision: 'rejected', decidedBy: step.actor.id, decidedAt: scene.now, toDepartment: ticket.leadDepartment, reason });
      return { reason };
    },
  });
}

/** Row 10: the supervisor's decision, to whichever department, binds. */
export function arbitrate(deps: TicketDeps, step: Step, { version, department, reason }: Placing): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'arbitrate',
    version,
    decide: async (ticket, scene) => {
      const filed = await pendingOf(scene.em, ticket.id);
      const outcome = await place(deps, scene, { ticket, filed, step, department, reason, decision: 'arbitrated' });
      return { ...outcome, patch: { ...outcome.patch, arbitration: true } };
    },
  });
}

interface Placed {
  readonly ticket: TicketRow;
  readonly filed: SendBackRow;
  readonly step: Step;
  readonly department: string;
  readonly reason: string;
  readonly decision: 'upheld' | 'arbitrated';
}

async function place(deps: TicketDeps, scene: Scene, { ticket, filed, step, department, reason, decision }: Placed): Promise<Outcome> {
  const [name = null] = await assertAssignable(deps, ticket, [department]);
  await scene.em.update(SendBackRow, { id: filed.id }, { decision, decidedBy: step.actor.id, decidedAt: scene.now, toDepartment: department, reason });
  // Arbitrated to the one that has it: its handling was never interrupted.
  if (department === ticket.leadDepartment) return { reason, detail: name, clocks: { stop: [], start: ['acknowledge'] } };
  const patch = await assign(scene, ticket, { actor: step.actor, lead: department, coDepartments: [], reason });
  return { patch, reason, detail: name, clocks: withCall(ticket, ['acknowledge', 'handle']) };
}

import { IsNull, type EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { TicketDeps } from '../deps';
import { assertLead } from '../life/assignments';
import { changeTicket, type Scene } from '../life/change-ticket';
import { ClockRow } from '../life/clock.entity';
import { running } from '../life/clocks';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';
import { ExtensionRow } from './extension.entity';

interface ExtensionRequest {
  readonly version: number;
  /** Workdays, or calendar days for a long cycle. */
  readonly workdays: number;
  readonly longCycle: boolean;
  readonly reason: string;
}

/** Row 12: before the due date, so often and so long as the rules allow. */
export function requestExtension(deps: TicketDeps, step: Step, { version, ...asked }: ExtensionRequest): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'requestExtension',
    version,
    decide: async (ticket, scene) => {
      await assertLead(deps, step.actor, ticket);
      await assertMayAsk(ticket, scene, asked);
      await scene.em.insert(ExtensionRow, { ...asked, id: newId(), ticketId: ticket.id, round: ticket.round, requestedBy: step.actor.id ?? '', at: scene.now });
      return { patch: { extensionPending: true }, reason: asked.reason, detail: lengthOf(asked) };
    },
  });
}

const lengthOf = ({ workdays, longCycle }: Pick<ExtensionRow, 'workdays' | 'longCycle'>): string => (longCycle ? `长周期，${workdays}天` : `${workdays}个工作日`);

async function assertMayAsk(ticket: TicketRow, { em, now, rules }: Scene, { workdays, longCycle }: Pick<ExtensionRequest, 'workdays' | 'longCycle'>): Promise<void> {
  if (ticket.extensionPending) throw new AppError('ticket.extensionPending');
  const granted = await em.countBy(ExtensionRow, { ticketId: ticket.id, decision: 'granted' });
  if (granted >= rules.extension.times) throw new AppError('ticket.extensionTimes');
  if (workdays > (longCycle ? rules.extension.longCycleDays : rules.extension.workdays)) throw new AppError('ticket.extensionDays');
  const clocks = await em.findBy(ClockRow, { ticketId: ticket.id, kind: 'handle' });
  if (!clocks.some((clock) => running(clock) && now < clock.dueAt)) throw new AppError('ticket.extensionLate');
}

async function pendingOf(em: EntityManager, ticketId: string): Promise<ExtensionRow> {
  const asked = await em.findOneBy(ExtensionRow, { ticketId, decision: IsNull() });
  if (!asked) throw new AppError('ticket.noExtension');
  return asked;
}

/** Granted: added to the original due date; the requester is told why. */
export function grantExtension(deps: TicketDeps, step: Step, { version, explanation }: { readonly version: number; readonly explanation: string }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'grantExtension',
    version,
    decide: async (ticket, { em, now }) => {
      const asked = await pendingOf(em, ticket.id);
      await em.update(ExtensionRow, { id: asked.id }, { decision: 'granted', decidedBy: step.actor.id, decidedAt: now, explanation });
      const patch = { extensionPending: false, longCycle: ticket.longCycle || asked.longCycle };
      return { patch, reason: explanation, detail: lengthOf(asked), clocks: { extend: asked.longCycle ? { days: asked.workdays } : { workdays: asked.workdays } } };
    },
  });
}

export function refuseExtension(deps: TicketDeps, step: Step, { version, reason }: { readonly version: number; readonly reason: string }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'refuseExtension',
    version,
    decide: async (ticket, { em, now }) => {
      const asked = await pendingOf(em, ticket.id);
      await em.update(ExtensionRow, { id: asked.id }, { decision: 'refused', decidedBy: step.actor.id, decidedAt: now, explanation: reason });
      return { patch: { extensionPending: false }, reason };
    },
  });
}

/** Whoever asks for closing needs no more time. */
export async function dropPendingExtension(em: EntityManager, ticketId: string, now: number): Promise<void> {
  await em.update(ExtensionRow, { ticketId, decision: IsNull() }, { decision: 'refused', decidedAt: now, explanation: '已申请办结，延期申请自动撤回' });
}

import { LessThan } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { TicketDeps } from '../deps';
import { systemActor } from '../life/actor';
import { assertLead } from '../life/assignments';
import { changeTicket, type Outcome, type Scene } from '../life/change-ticket';
import { ClockRow } from '../life/clock.entity';
import { running } from '../life/clocks';
import { quietly } from '../life/quietly';
import { writeMessage } from '../life/messages';
import { settleClaim } from './claims';
import type { Step } from '../life/step';
import { TicketRow } from '../ticket.entity';

/** Row 2: one question to the requester; every clock stands still until the answer. */
export function requestInfo(deps: TicketDeps, step: Step, { version, question }: { readonly version: number; readonly question: string }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'requestInfo',
    version,
    decide: async (ticket, scene) => {
      if (ticket.state === 'in_progress') await assertLead(deps, step.actor, ticket);
      if (ticket.infoRequests >= scene.rules.infoRequests) throw new AppError('ticket.infoLimit');
      await settleClaim(scene, ticket.id, step.actor);
      await writeMessage(scene, ticket.id, { actor: step.actor, kind: 'question', text: question });
      return { patch: { heldState: ticket.state, infoRequests: ticket.infoRequests + 1 }, detail: question };
    },
  });
}

/** Row 3: the requester's answer; the remaining time resumes. */
export function supplyInfo(deps: TicketDeps, step: Step, { text }: { readonly text: string }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'supplyInfo',
    decide: async (ticket, scene) => {
      await writeMessage(scene, ticket.id, { actor: step.actor, kind: 'answer', text });
      return { patch: { heldState: null }, detail: text };
    },
  });
}

async function goOnWithout(ticketId: string, { em, now }: Scene): Promise<Outcome> {
  const waits = await em.findBy(ClockRow, { ticketId, kind: 'supply' });
  if (!waits.some((one) => running(one) && one.dueAt < now)) throw new AppError('ticket.wrongState');
  return { patch: { heldState: null }, clocks: { meet: [], stop: ['supply'] }, detail: '诉求人未在期限内补充，按已有内容继续' };
}

const batch = 200;

/** Row 2: no answer within the limit: the ticket goes on with what is known, or is declined by an operator. */
export async function expireInfoRequests(deps: TicketDeps): Promise<void> {
  const { db, clock } = deps.platform;
  const over = await db.read((em) => em.find(TicketRow, { select: { id: true }, where: { state: 'info_requested', dueAt: LessThan(clock.now()) }, take: batch }));
  for (const { id } of over) {
    await quietly(changeTicket(deps, { ticketId: id, action: 'supplyInfo', actor: systemActor, decide: (_, scene) => goOnWithout(id, scene) }));
  }
}

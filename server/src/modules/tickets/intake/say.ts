import { MoreThan } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { TicketDeps } from '../deps';
import { changeTicket } from '../life/change-ticket';
import { writeMessage } from '../life/messages';
import type { Step } from '../life/step';
import { TicketMessageRow } from '../life/ticket-message.entity';
import type { TicketRow } from '../ticket.entity';

/** The requester adds something; whoever handles the ticket reads it. */
export function supplementTicket(deps: TicketDeps, step: Step, { text }: { readonly text: string }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'supplement',
    decide: async (ticket, scene) => {
      await writeMessage(scene, ticket.id, { actor: step.actor, kind: 'supplement', text });
      return { detail: text };
    },
  });
}

/** An internal note: never the requester's to read, and in nobody's way. */
export function addNote(deps: TicketDeps, step: Step, { text }: { readonly text: string }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'addNote',
    decide: async (ticket, scene) => {
      await writeMessage(scene, ticket.id, { actor: step.actor, kind: 'note', text });
      return {};
    },
  });
}

const dayMs = 24 * 3600_000;

/** 催办: staff at any time, the requester once in 24 hours. */
export function remindTicket(deps: TicketDeps, step: Step, { note, version }: { readonly note: string; readonly version?: number }): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'remind',
    ...(version !== undefined && { version }),
    decide: async (ticket, scene) => {
      const { actor } = step;
      const again = actor.kind === 'citizen' && (await scene.em.existsBy(TicketMessageRow, { ticketId: ticket.id, kind: 'reminder', authorKind: 'citizen', at: MoreThan(scene.now - dayMs) }));
      if (again) throw new AppError('ticket.remindedToday');
      await writeMessage(scene, ticket.id, { actor, kind: 'reminder', text: note });
      return { detail: note };
    },
  });
}

import { IsNull, Not } from 'typeorm';
import { AppError } from '../../../platform/errors';
import { AttachmentRow } from '../intake/attachment.entity';
import { assertLead, assigned } from '../life/assignments';
import { changeTicket, type Scene } from '../life/change-ticket';
import type { TicketDeps } from '../deps';
import { dropPendingExtension } from './extend-deadline';
import { attemptsOf, isValidContact } from './record-contact';
import { assertPublishable } from './reply-checks';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

interface Resolution {
  readonly version: number;
  readonly reply: string;
}

/** Row 13: the lead department asks for closing, with everything done that closing needs. */
export function submitResolution(deps: TicketDeps, step: Step, { version, reply }: Resolution): Promise<TicketRow> {
  assertPublishable(reply);
  return changeTicket(deps, {
    ...step,
    action: 'submitResolution',
    version,
    decide: async (ticket, scene) => {
      await assertLead(deps, step.actor, ticket);
      await assertComplete(ticket, scene);
      await dropPendingExtension(scene.em, ticket.id, scene.now);
      return { patch: { draftReply: reply, resolutionBy: step.actor.id, extensionPending: false } };
    },
  });
}

async function assertComplete(ticket: TicketRow, { em, rules }: Scene): Promise<void> {
  if ((await assigned(em, ticket.id, 'co')).some((co) => co.repliedAt === null)) throw new AppError('ticket.coRepliesMissing');
  if (!isValidContact(await attemptsOf(em, ticket))) throw new AppError('ticket.contactRequired');
  const needed = rules.evidenceCategories.includes(ticket.category ?? '');
  if (needed && !(await em.existsBy(AttachmentRow, { ticketId: ticket.id, staffId: Not(IsNull()) }))) throw new AppError('ticket.evidenceRequired');
}

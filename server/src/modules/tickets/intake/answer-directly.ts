import { citationText } from '@hotline/shared/text/citation';
import { changeTicket } from '../life/change-ticket';
import type { TicketDeps } from '../deps';
import { assertPublishable } from '../handling/reply-checks';
import { settleClaim } from './claims';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

interface Answer {
  readonly version: number;
  readonly reply: string;
  /** The knowledge item the answer rests on; its version is recorded. */
  readonly knowledgeId: string | null;
  /** The version the person read; the one in force without it. */
  readonly knowledgeVersion?: number | undefined;
}

/** Topic of the event of a direct answer, for those who look after knowledge: ticketId, category, knowledgeId. */
const answeredDirectly = 'ticket.answeredDirectly';

/** Row 5: an operator answers without a department; the citizen sees the reply at once. */
export async function answerDirectly(deps: TicketDeps, step: Step, { version, reply, knowledgeId, knowledgeVersion }: Answer): Promise<TicketRow> {
  assertPublishable(reply);
  const cited = knowledgeId === null ? null : { ...(await deps.knowledge.cite(knowledgeId, knowledgeVersion ?? null)), id: knowledgeId };
  const detail = cited && citationText(cited);
  return changeTicket(deps, {
    ...step,
    action: 'answerDirectly',
    version,
    decide: async (ticket, scene) => {
      await settleClaim(scene, ticket.id, step.actor);
      await deps.platform.outbox.publish(scene.em, answeredDirectly, { ticketId: ticket.id, category: ticket.category, knowledgeId });
      return { patch: { reply, repliedAt: scene.now }, detail };
    },
  });
}

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
}

/** Row 5: an operator answers without a department; the citizen sees the reply at once. */
export async function answerDirectly(deps: TicketDeps, step: Step, { version, reply, knowledgeId }: Answer): Promise<TicketRow> {
  assertPublishable(reply);
  const cited = knowledgeId === null ? null : await deps.knowledge.get(knowledgeId);
  const detail = cited && `引用《${cited.title}》第${cited.version}版`;
  return changeTicket(deps, {
    ...step,
    action: 'answerDirectly',
    version,
    decide: async (ticket, scene) => {
      await settleClaim(scene, ticket.id, step.actor);
      return { patch: { reply, repliedAt: scene.now }, detail };
    },
  });
}

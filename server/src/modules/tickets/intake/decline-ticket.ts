import { declineGrounds, lawfulRoutes, type DeclineGround } from '@hotline/shared/vocabulary/decline-ground';
import type { TicketDeps } from '../deps';
import { changeTicket } from '../life/change-ticket';
import { assertPublishable } from '../handling/reply-checks';
import { settleClaim } from './claims';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

interface Declining {
  readonly version: number;
  readonly ground: DeclineGround;
  readonly explanation: string;
}

/** Row 4: not the hotline's; the requester reads why, and where to turn instead. */
export async function declineTicket(deps: TicketDeps, step: Step, { version, ground, explanation }: Declining): Promise<TicketRow> {
  assertPublishable(explanation);
  const reply = `${explanation}\n${lawfulRoutes[ground]}`;
  return changeTicket(deps, {
    ...step,
    action: 'decline',
    version,
    decide: async (ticket, scene) => {
      await settleClaim(scene, ticket.id, step.actor);
      return { patch: { reply, repliedAt: scene.now }, reason: explanation, detail: declineGrounds.labels[ground] };
    },
  });
}

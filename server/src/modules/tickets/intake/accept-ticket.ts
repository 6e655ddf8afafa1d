import type { RequestType } from '@hotline/shared/vocabulary/request-type';
import type { Urgency } from '@hotline/shared/vocabulary/urgency';
import { AppError } from '../../../platform/errors';
import { changeTicket } from '../life/change-ticket';
import type { TicketDeps } from '../deps';
import { settleClaim } from './claims';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';

interface Acceptance {
  readonly version: number;
  readonly requestType: RequestType;
  readonly category: string;
  readonly area: string | null;
  readonly urgency: Urgency;
}

/** Row 6a: type, category, area and urgency are confirmed; the dispatch clock starts. */
export async function acceptTicket(deps: TicketDeps, step: Step, { version, ...confirmed }: Acceptance): Promise<TicketRow> {
  if (!(await deps.city.hasCategory(confirmed.category))) throw new AppError('ticket.unknownCategory');
  if (confirmed.area !== null && !(await deps.city.hasArea(confirmed.area))) throw new AppError('ticket.unknownArea');
  return changeTicket(deps, {
    ...step,
    action: 'accept',
    version,
    decide: async (ticket, scene) => {
      await settleClaim(scene, ticket.id, step.actor);
      return { patch: confirmed };
    },
  });
}

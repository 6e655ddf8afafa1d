import { changeTicket } from '../life/change-ticket';
import { assertAssignable, assign } from '../life/assignments';
import type { TicketDeps } from '../deps';
import type { Step } from '../life/step';
import type { TicketRow } from '../ticket.entity';
import { withCall } from './with-call';

export interface Dispatch {
  readonly version: number;
  readonly department: string;
  readonly coDepartments: readonly string[];
  readonly reason: string;
}

/** Row 6b: exactly one lead department, with the reason recorded; handling runs from here. */
export async function dispatchTicket(deps: TicketDeps, step: Step, { version, department, coDepartments, reason }: Dispatch): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'dispatch',
    version,
    decide: async (ticket, scene) => {
      const [lead, ...others] = await assertAssignable(deps, ticket, [department, ...coDepartments]);
      const patch = await assign(scene, ticket, { actor: step.actor, lead: department, coDepartments, reason });
      return { patch, reason, detail: others.length > 0 ? `${lead}（协办：${others.join('、')}）` : (lead ?? null), clocks: withCall(ticket, ['acknowledge', 'handle']) };
    },
  });
}

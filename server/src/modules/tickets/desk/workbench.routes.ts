import * as contracts from '@hotline/shared/contracts/workbench.staff';
import { route, type Route } from '../../../platform/http/route';
import type { TicketDeps } from '../deps';
import { supervisionOrder } from '../supervision/supervision-order.view';
import { adviseRegistration } from './registration-advice';
import { claimedTickets, criticalTickets, workbench } from './workbench.query';

/** What the pages around the queues show: workbench, wall, registration and the printed supervision order. */
export function workbenchRoutes(deps: TicketDeps): Route[] {
  const gate = deps.staff.gate();
  return [
    route(contracts.getWorkbench, gate, async ({ actor }) => ({ desks: await workbench(deps, actor) })),
    route(contracts.listCriticalTickets, gate, async ({ actor }) => ({ items: await criticalTickets(deps, actor) })),
    route(contracts.listClaimedTickets, deps.staff.gate('operator'), async ({ actor }) => ({ items: await claimedTickets(deps, actor) })),
    route(contracts.adviseRegistration, deps.staff.gate('operator', 'dispatcher'), ({ actor, input }) => adviseRegistration(deps, actor, input.body)),
    route(contracts.getSupervisionOrder, gate, ({ actor, input }) => supervisionOrder(deps, actor, input.params.id)),
  ];
}

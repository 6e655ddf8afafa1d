import { offerCases, supportCase as supportContract } from '@hotline/shared/contracts/cases.citizen';
import { createLimit } from '../../../platform/http/limit';
import { route, type Route } from '../../../platform/http/route';
import type { TicketDeps } from '../deps';
import { sameMatterIn } from './same-matter';
import { supportCase } from './support-case';

/** What citizens do with published cases: see that theirs is one of them, and say so. */
export function citizenCaseRoutes(deps: TicketDeps): Route[] {
  const { gate } = deps.citizens;
  const looks = createLimit(120, 60);
  const words = createLimit(30, 3600);
  const sameMatter = sameMatterIn(deps);
  return [
    route(offerCases, gate, async ({ actor, input }) => {
      await looks(actor.id);
      return { items: await sameMatter(input.body) };
    }),
    route(supportContract, gate, async ({ actor, input }) => {
      await words(actor.id);
      return { supporters: await supportCase(deps, actor.id, input.params.id) };
    }),
  ];
}

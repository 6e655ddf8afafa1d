import { listMyFeedback, sendFeedback } from '@hotline/shared/contracts/feedback.citizen';
import * as contracts from '@hotline/shared/contracts/feedback.staff';
import { route, type Route } from '../../platform/http/route';
import type { FeedbackDeps } from './deps';
import { countOpen, list, listOwn, ownView, show } from './list-feedback';
import { revealPhone } from './reveal-phone';
import { send } from './send-feedback';
import { settle } from './settle-feedback';

/** What a citizen thinks, and what became of it: their own, and nobody else's. */
export function citizenRoutes(deps: FeedbackDeps): Route[] {
  const { gate } = deps.citizens;
  return [
    route(sendFeedback, gate, async ({ actor, input }) => ownView(deps, await send(deps, actor, input.body))),
    route(listMyFeedback, gate, ({ actor, input }) => listOwn(deps, actor.id, input.query.cursor)),
  ];
}

/** The same at the desks. */
export function staffRoutes(deps: FeedbackDeps): Route[] {
  const readers = deps.staff.gate(...contracts.feedbackReaders);
  const answerers = deps.staff.gate(...contracts.feedbackAnswerers);
  return [
    route(contracts.listFeedback, readers, ({ actor, input }) => list(deps, actor, input.query)),
    route(contracts.countFeedback, readers, async () => ({ open: await countOpen(deps) })),
    route(contracts.answerFeedback, answerers, async ({ actor, input: { params: { id }, body } }) => {
      await settle(deps, { actor, id }, body.answer);
      return show(deps, actor, id);
    }),
    route(contracts.closeFeedback, answerers, async ({ actor, input: { params: { id } } }) => {
      await settle(deps, { actor, id }, null);
      return show(deps, actor, id);
    }),
    route(contracts.revealFeedbackPhone, answerers, async ({ actor, input: { params: { id }, body } }) => ({ phone: await revealPhone(deps, { actor, id, ...body }) })),
  ];
}

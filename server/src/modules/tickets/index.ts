import type { Context } from 'koa';
import type Router from 'koa-router';
import { AppError } from '../../platform/errors';
import type { Module } from '../../platform/platform';
import { AttachmentRow } from './attachment.entity';
import { storeAttachment, sweepLooseAttachments } from './attachments';
import { citizenTicketRoutes } from './citizen-tickets.routes';
import { ClockRow } from './clock.entity';
import { clocksOf } from './clocks';
import { ContactAttemptRow, RevealRow } from './contact-attempt.entity';
import type { TicketDeps } from './deps';
import { expireRatingWindows } from './expire-rating-windows';
import { LiveTickets } from './live';
import { staffTicketRoutes } from './staff-tickets.routes';
import { submitTicket, type Submission, type Submitter } from './submit-ticket';
import { citizenItem, titleOf } from './ticket-item.view';
import { TicketRow } from './ticket.entity';
import { listOwn } from './ticket.query';
import { TimelineEventRow } from './timeline-event.entity';

export { ticketChanged, type TicketChanged } from './change-ticket';
export type { Submission } from './submit-ticket';
export const ticketEntities = [TicketRow, TimelineEventRow, ClockRow, ContactAttemptRow, RevealRow, AttachmentRow];

export type TicketsApi = ReturnType<typeof createTicketsModule>['api'];

/** 工单: the life of a request from the first word to the rating. */
export function createTicketsModule(deps: TicketDeps) {
  const { platform } = deps;
  const live = new LiveTickets(deps);

  const api = {
    submit: (submitter: Submitter, submission: Submission) => submitTicket(deps, submitter, submission),
    storeAttachment: (citizenId: string, bytes: Buffer) => storeAttachment(platform, citizenId, bytes),
    /** The newest tickets of a citizen, in the citizen's words. */
    listOwn: async (citizenId: string) => (await listOwn(deps, citizenId, undefined)).rows.map(citizenItem),
    /** What a notice says about a ticket. */
    summary: (ticketId: string) =>
      platform.db.read(async (em) => {
        const ticket = await em.findOneByOrFail(TicketRow, { id: ticketId });
        const handle = (await clocksOf(em, [ticketId])).findLast((clock) => clock.kind === 'handle');
        const { ticketNo, requesterId, state, reply, repliedAt, createdAt, leadDepartment } = ticket;
        return { ticketNo, requesterId, state, reply, repliedAt, createdAt, leadDepartment, title: titleOf(ticket.content), handleDueAt: handle?.dueAt ?? null };
      }),
  };

  const mount = (router: Router) => {
    live.mount(router);
    router.get('/files/:id', (plain) => {
      const ctx = plain as unknown as Context;
      const id = String(ctx['params'].id);
      const { until, signature } = ctx.query;
      if (!platform.fileUrls.valid(id, String(until), String(signature))) throw new AppError('attachment.notFound');
      ctx.set({ 'content-type': 'image/jpeg', 'content-disposition': `attachment; filename="${id}.jpg"`, 'cache-control': 'private, max-age=300', 'content-security-policy': "sandbox; default-src 'none'" });
      ctx.body = platform.files.read(id);
    });
  };

  return {
    api,
    routes: [...citizenTicketRoutes(deps), ...staffTicketRoutes(deps)],
    jobs: [
      { name: 'rating-windows', pattern: '30 * * * * *', run: () => expireRatingWindows(deps) },
      { name: 'loose-attachments', pattern: '0 10 3 * * *', run: () => sweepLooseAttachments(platform) },
    ],
    mount,
    stop: () => live.stop(),
  } satisfies Module<unknown>;
}

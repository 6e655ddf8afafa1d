import type { Context } from 'koa';
import type Router from 'koa-router';
import type { Module } from '../../platform/platform';
import { citizensErased } from '../citizens';
import type { Actor } from './life/actor';
import { AttachmentRow } from './intake/attachment.entity';
import { storeAttachment, storeVoice, sweepLooseAttachments } from './intake/attachments';
import { citizenTicket } from './requester/citizen-ticket.view';
import { citizenTicketRoutes } from './requester/citizen-tickets.routes';
import { ClockRow } from './life/clock.entity';
import { clocksOf } from './life/clocks';
import { ContactAttemptRow, RevealRow } from './handling/contact-attempt.entity';
import type { TicketDeps } from './deps';
import { expireRatingWindows } from './closing/expire-rating-windows';
import { forgetContacts } from './requester/forget-contacts';
import { LiveTickets } from './desk/live';
import type { LiveFeed } from './desk/live-feed';
import { PublicationCheckRow, PublicationVerdictRow } from './intake/publication-check.entity';
import { publicationOf } from './intake/publication-check';
import { openContact } from './requester/personal-data';
import { requesterRoutes } from './desk/requester.routes';
import { serveFile } from './requester/serve-file';
import { staffTicketRoutes } from './desk/staff-tickets.routes';
import { submitTicket, type Submission, type Submitter } from './intake/submit-ticket';
import { citizenItem, titleOf } from './desk/ticket-item.view';
import { TicketRow } from './ticket.entity';
import { findOwn, findVisible, listOwn } from './desk/ticket.query';
import { TimelineEventRow } from './life/timeline-event.entity';

export { ticketChanged, type TicketChanged } from './life/change-ticket';
export { liveFeed } from './desk/live-feed';
export { ticketSubmitted, type Submission, type TicketSubmitted } from './intake/submit-ticket';
export const ticketEntities = [TicketRow, TimelineEventRow, ClockRow, ContactAttemptRow, RevealRow, AttachmentRow, PublicationCheckRow, PublicationVerdictRow];

export type TicketsApi = ReturnType<typeof createTicketsModule>['api'];

/** 工单: the life of a request from the first word to the rating. */
export function createTicketsModule(deps: TicketDeps) {
  const { platform } = deps;
  const live = new LiveTickets(deps);

  const api = {
    submit: (submitter: Submitter, submission: Submission) => submitTicket(deps, submitter, submission),
    storeAttachment: (citizenId: string, bytes: Buffer) => storeAttachment(platform, citizenId, bytes),
    storeVoice: (citizenId: string, voice: { readonly bytes: Buffer; readonly transcript: string | null }) => storeVoice(platform, citizenId, voice),
    ...publicationOf(platform),
    /** Throws ticket.notFound for a ticket outside of what this person may see. */
    assertVisible: async (actor: Actor, ticketId: string) => void (await findVisible(deps, { actor, ticketId })),
    /** The newest tickets of a citizen, in the citizen's words. */
    listOwn: async (citizenId: string) => (await listOwn(deps, citizenId, undefined)).rows.map(citizenItem),
    /** Adds changes of another kind to the stream open desks listen to. */
    joinLive: (feed: LiveFeed) => live.join(feed),
    /** The few newest tickets of a citizen, each as its requester sees it. */
    newestOwn: async (citizenId: string) => {
      const { rows } = await listOwn(deps, citizenId, undefined);
      return Promise.all(rows.slice(0, 3).map((row) => citizenTicket(deps, row)));
    },
    /** A citizen's own ticket by its number; null for any other. */
    findOwn: async (citizenId: string, ticketNo: string) => {
      const row = await findOwn(deps, citizenId, ticketNo);
      return row && citizenTicket(deps, row);
    },
    /** The number the requester left, in full: for a message to it and nothing else; empty when it was forgotten. */
    contactPhone: (ticketId: string) => platform.db.read(async (em) => openContact(platform.seal, await em.findOneByOrFail(TicketRow, { id: ticketId })).contactPhone),
    /** What a notice says about a ticket. */
    summary: (ticketId: string) =>
      platform.db.read(async (em) => {
        const ticket = await em.findOneByOrFail(TicketRow, { id: ticketId });
        const handle = (await clocksOf(em, [ticketId])).findLast((clock) => clock.kind === 'handle');
        const { ticketNo, requesterId, urgency, state, reply, repliedAt, createdAt, leadDepartment } = ticket;
        return { ticketNo, requesterId, urgency, state, reply, repliedAt, createdAt, leadDepartment, title: titleOf(ticket.content), handleDueAt: handle?.dueAt ?? null };
      }),
  };

  const mount = (router: Router) => {
    live.mount(router);
    router.get('/files/:id', (plain) => serveFile(platform, plain as unknown as Context));
  };

  return {
    api,
    routes: [...citizenTicketRoutes(deps), ...staffTicketRoutes(deps), ...requesterRoutes(deps)],
    subscribers: [{ name: 'tickets-forget-contacts', topics: [citizensErased], handle: (event) => forgetContacts(platform, event) }],
    jobs: [
      { name: 'rating-windows', pattern: '30 * * * * *', run: () => expireRatingWindows(deps) },
      { name: 'loose-attachments', pattern: '0 10 3 * * *', run: () => sweepLooseAttachments(platform) },
    ],
    mount,
    stop: () => live.stop(),
  } satisfies Module<unknown>;
}

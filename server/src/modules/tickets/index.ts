import type { Context } from 'koa';
import type Router from 'koa-router';
import { In } from 'typeorm';
import type { Module } from '../../platform/platform';
import type { ActionBody, StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { Actor } from './life/actor';
import { storeAttachment, storeVoice } from './intake/attachments';
import { citizenTicket } from './requester/citizen-ticket.view';
import { citizenTicketRoutes } from './requester/citizen-tickets.routes';
import { jobsOf, subscribersOf } from './background';
import type { TicketDeps } from './deps';
import { importsOf } from './intake/import-ticket';
import { LiveTickets } from './desk/live';
import { takeAction } from './desk/take-action';
import type { Step } from './life/step';
import type { LiveFeed } from './desk/live-feed';
import { publicationOf } from './intake/publication-check';
import { caseDeskRoutes } from './public/case-desk.routes';
import { mountCasePages } from './public/case-pages';
import { citizenCaseRoutes } from './public/citizen-cases.routes';
import { publicCasesOf } from './public/public-cases.query';
import { heldTickets } from './requester/held-tickets';
import { openContact } from './requester/personal-data';
import { ticketSummary } from './requester/ticket-summary';
import { contactRequestRoutes } from './desk/contact-requests.routes';
import { relayCallsOf } from './requester/relay-calls';
import { requesterRoutes } from './desk/requester.routes';
import { serveFile } from './requester/serve-file';
import { staffTicketRoutes } from './desk/staff-tickets.routes';
import { workbenchRoutes } from './desk/workbench.routes';
import { submitTicket, type Submission, type Submitter } from './intake/submit-ticket';
import { citizenItem, staffItem, type ListedTicket } from './desk/ticket-item.view';
import { inScope, visibleTo } from './life/visible-to';
import { TicketRow } from './ticket.entity';
import { findOwn, findVisible, listOwn, ticketsOf } from './desk/ticket.query';

export { ticketChanged, type TicketChanged } from './life/change-ticket';
export { liveFeed } from './desk/live-feed';
export { ticketImported, type ImportedTicket } from './intake/import-ticket';
export { ticketSubmitted, type Submission, type TicketSubmitted } from './intake/submit-ticket';
export { ticketForgotten, type ForgottenTicket } from './requester/forget-requester';
export { ticketEntities } from './entities';
export type { ListedTicket } from './desk/ticket-item.view';
export { TicketRow } from './ticket.entity';
export type { Actor } from './life/actor';
export type { Scope } from './life/visible-to';

export type TicketsApi = ReturnType<typeof createTicketsModule>['api'];

/** 工单: the life of a request from the first word to the rating. */
export function createTicketsModule(deps: TicketDeps) {
  const { platform } = deps;
  const live = new LiveTickets(deps);
  deps.citizens.holds({ tell: (person) => heldTickets(deps, person) });

  const api = {
    submit: (submitter: Submitter, submission: Submission) => submitTicket(deps, submitter, submission),
    ...importsOf(deps),
    storeAttachment: (citizenId: string, bytes: Buffer) => storeAttachment(platform, citizenId, bytes),
    storeVoice: (citizenId: string, voice: { readonly bytes: Buffer; readonly transcript: string | null }) => storeVoice(platform, citizenId, voice),
    ...publicationOf(platform),
    ...publicCasesOf(deps),
    /** Throws ticket.notFound for a ticket outside of what this person may see. */
    assertVisible: async (actor: Actor, ticketId: string) => void (await findVisible(deps, { actor, ticketId })),
    /** The newest tickets of a citizen, in the citizen's words. */
    listOwn: async (citizenId: string) => (await listOwn(deps, citizenId, undefined)).rows.map(citizenItem),
    /** The tickets somebody may see at all, for queries of modules above. */
    scopeOf: (actor: Actor) => visibleTo(actor, deps),
    /** What lists show of tickets, in the order of their ids; what somebody may not see is left out whatever brought it there. */
    listed: async (actor: Actor, ids: readonly string[]) => {
      const scope = await visibleTo(actor, deps);
      const rows = await platform.db.read((em) => ticketsOf(em, ids));
      return rows.filter((row) => inScope(scope, row));
    },
    /** A line of a desk's list. */
    itemOf: (ticket: ListedTicket) => staffItem(deps, ticket),
    /** Takes a staff action by its name, as a desk would. */
    act: <A extends StaffAction>(step: Step, taken: { readonly action: A; readonly body: ActionBody<A> }) => takeAction(deps, step, taken),
    /** Adds changes of another kind to the stream open desks listen to. */
    joinLive: (feed: LiveFeed) => live.join(feed),
    /** The area of a citizen's newest ticket that names one, by its code; null: none does. */
    newestArea: async (citizenId: string) => (await listOwn(deps, citizenId, undefined)).rows.find(({ area }) => area !== null)?.area ?? null,
    /** The few newest tickets of a citizen, each as its requester sees it. */
    newestOwn: async (citizenId: string) => {
      const { rows } = await listOwn(deps, citizenId, undefined);
      const newest = await platform.db.read((em) => em.find(TicketRow, { where: { id: In(rows.slice(0, 3).map(({ id }) => id)) }, order: { createdAt: 'DESC', id: 'DESC' } }));
      return Promise.all(newest.map((row) => citizenTicket(deps, row)));
    },
    /** A citizen's own ticket by its number; null for any other. */
    findOwn: async (citizenId: string, ticketNo: string) => {
      const row = await findOwn(deps, citizenId, ticketNo);
      return row && citizenTicket(deps, row);
    },
    /** The number the requester left, in full: for a message to it and nothing else; empty when it was forgotten. */
    contactPhone: (ticketId: string) => platform.db.read(async (em) => openContact(platform.seal, await em.findOneByOrFail(TicketRow, { id: ticketId })).contactPhone),
    /** What a notice says about a ticket. */
    summary: (ticketId: string) => ticketSummary(platform, ticketId),
  };

  const mount = (router: Router) => {
    live.mount(router);
    mountCasePages(router, { deps, cases: api });
    router.get('/files/:id', (plain) => serveFile(platform, plain as unknown as Context));
  };

  return {
    api,
    routes: [...citizenTicketRoutes(deps), ...staffTicketRoutes(deps), ...workbenchRoutes(deps), ...requesterRoutes(deps), ...caseDeskRoutes(deps), ...citizenCaseRoutes(deps), ...contactRequestRoutes(deps, relayCallsOf(platform.config, platform.log))],
    subscribers: subscribersOf(deps),
    jobs: jobsOf(deps),
    mount,
    stop: () => live.stop(),
  } satisfies Module<unknown>;
}

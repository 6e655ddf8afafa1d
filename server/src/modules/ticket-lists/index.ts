import type { Module } from '../../platform/platform';
import { citizensErased } from '../citizens';
import { ticketChanged, ticketImported, ticketSubmitted } from '../tickets';
import { BulkJobRow, BulkTicketRow } from './bulk.entity';
import { dropContactKeys, keepContactKey } from './contact-keys';
import type { ListDeps } from './deps';
import { bulkBegun, runBulkJob } from './run-bulk-job';
import { ContactKeyRow, ListLayoutRow, SavedViewRow, TicketPartRow } from './saved-view.entity';
import { ticketListRoutes } from './ticket-lists.routes';
import { keepTicketParts } from './ticket-parts';

export const ticketListEntities = [SavedViewRow, ListLayoutRow, ContactKeyRow, TicketPartRow, BulkJobRow, BulkTicketRow];

/** 工单列表: every ticket by any filter, views people keep, and one action on many tickets. */
export function createTicketListsModule(deps: ListDeps) {
  return {
    api: {},
    routes: ticketListRoutes(deps),
    subscribers: [
      { name: 'lists-contact-keys', topics: [ticketSubmitted, ticketImported], handle: (event) => keepContactKey(deps, event) },
      { name: 'lists-forget-contacts', topics: [citizensErased], handle: (event) => dropContactKeys(deps, event) },
      { name: 'lists-parts', topics: [ticketChanged], handle: (event) => keepTicketParts(deps, event) },
      { name: 'bulk-jobs', topics: [bulkBegun], handle: (event) => runBulkJob(deps, event) },
    ],
  } satisfies Module<unknown>;
}

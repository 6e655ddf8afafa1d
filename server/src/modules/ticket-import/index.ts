import type { Module } from '../../platform/platform';
import type { ImportDeps } from './deps';
import { continueImport, importBegun } from './run-import';
import { TicketImportLineRow, TicketImportRow } from './ticket-import.entity';
import { ticketImportRoutes } from './ticket-import.routes';

export const ticketImportEntities = [TicketImportRow, TicketImportLineRow];

/** 历史工单导入: a former system's tickets, looked through first, then taken over line by line. */
export function createTicketImportModule(deps: ImportDeps) {
  return {
    api: {},
    routes: ticketImportRoutes(deps),
    subscribers: [{ name: 'ticket-imports', topics: [importBegun], handle: (event) => continueImport(deps, event) }],
  } satisfies Module<unknown>;
}

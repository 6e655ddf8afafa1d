import * as contracts from '@hotline/shared/contracts/ticket-import.staff';
import { route, type Route } from '../../platform/http/route';
import { createImport } from './create-import';
import type { ImportDeps } from './deps';
import { importOf, listFaults, listImports, resultOf } from './imports';
import { runImport } from './run-import';

/** 系统 → 历史工单导入. */
export function ticketImportRoutes(deps: ImportDeps): Route[] {
  const gate = deps.staff.gate('systemAdmin');
  return [
    route(contracts.createTicketImport, gate, async ({ actor, input, file }) => importOf(deps, await createImport(deps, actor, { source: input.query.source, bytes: file ?? Buffer.alloc(0) }))),
    route(contracts.listTicketImports, gate, async () => ({ items: await listImports(deps) })),
    route(contracts.getTicketImport, gate, ({ input }) => importOf(deps, input.params.id)),
    route(contracts.listImportFaults, gate, ({ input }) => listFaults(deps, input.params.id, Number(input.query.after ?? 0))),
    route(contracts.runTicketImport, gate, async ({ actor, input }) => {
      await runImport(deps, actor, input.params.id);
      return importOf(deps, input.params.id);
    }),
    route(contracts.getImportResult, gate, ({ input }) => resultOf(deps, input.params.id)),
  ];
}

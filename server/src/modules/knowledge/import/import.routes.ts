import * as contracts from '@hotline/shared/contracts/knowledge-import.staff';
import { route, type Route } from '../../../platform/http/route';
import type { KnowledgeDeps } from '../deps';
import { cancelImport, confirmImport, importOf, listFaults, listImports } from './imports';
import { tryImport } from './try-import';

/** 导入: editors upload; one that publishes is confirmed by a second person. */
export function importRoutes(deps: KnowledgeDeps): Route[] {
  const { staff } = deps;
  const editors = staff.gate('editor');
  const reviewers = staff.gate('editor', 'dutyManager');
  return [
    route(contracts.tryKnowledgeImport, editors, async ({ actor, input: { query }, file }) =>
      importOf(deps, actor, await tryImport(deps, actor, { bytes: file ?? Buffer.alloc(0), name: query.name, publish: query.publish === '1' }))),
    route(contracts.listKnowledgeImports, reviewers, async ({ actor }) => ({ items: await listImports(deps, actor) })),
    route(contracts.getKnowledgeImport, reviewers, ({ actor, input }) => importOf(deps, actor, input.params.id)),
    route(contracts.listKnowledgeImportFaults, reviewers, ({ input: { params, query } }) => listFaults(deps, params.id, Number(query.after ?? -1))),
    route(contracts.confirmKnowledgeImport, reviewers, async ({ actor, input: { params } }) => {
      await confirmImport(deps, actor, params.id);
      return importOf(deps, actor, params.id);
    }),
    route(contracts.cancelKnowledgeImport, editors, async ({ actor, input: { params } }) => {
      await cancelImport(deps, params.id);
      return importOf(deps, actor, params.id);
    }),
  ];
}

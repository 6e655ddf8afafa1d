import { resolve } from 'node:path';
import { getPolicy } from '@hotline/shared/contracts/knowledge';
import { staffGetPolicy } from '@hotline/shared/contracts/knowledge-editing.staff';
import type Router from 'koa-router';
import { everyone, route } from '../../platform/http/route';
import type { OutboxEvent } from '../../platform/outbox/outbox';
import type { Module } from '../../platform/platform';
import type { KnowledgeDeps } from './deps';
import { editingRoutes, wordRoutes } from './editing.routes';
import { KnowledgeDraftRow, KnowledgeVersionRow } from './editing.entity';
import { mountExport } from './import/export';
import { forgetImports } from './import/forget-imports';
import { KnowledgeImportLine, KnowledgeImportRow } from './import/import.entity';
import { importRoutes } from './import/import.routes';
import { importConfirmed, runImport } from './import/run-import';
import { KnowledgeRow } from './knowledge.entity';
import { KnowledgeSearch } from './knowledge-search';
import { loadItems, type NewKnowledge } from './load-knowledge';
import { mountPublicPages } from './public/public-pages';
import { publishDue } from './publish';
import { KnowledgeReader } from './reader';
import { ReplyTemplateRow } from './reply-template.entity';
import { ReplyTemplates } from './reply-templates';
import { replyTemplateRoutes } from './reply-templates.routes';
import { SynonymRow } from './synonym.entity';
import { SynonymFollower } from './synonyms';

export const knowledgeEntities = [KnowledgeRow, KnowledgeVersionRow, KnowledgeDraftRow, SynonymRow, KnowledgeImportRow, KnowledgeImportLine, ReplyTemplateRow];

export type KnowledgeApi = ReturnType<typeof createKnowledgeModule>['api'];

/** 政策与答复口径: one source for citizens, followers and operators. */
export function createKnowledgeModule(deps: KnowledgeDeps) {
  const { platform: { config, db, clock }, staff } = deps;
  const templates = new ReplyTemplates({ db, clock }, deps);
  const index = new KnowledgeSearch(db, { folder: resolve(config.DATA_DIR, 'search') });
  const reader = new KnowledgeReader(deps, index);
  const synonyms = new SynonymFollower(deps, (map) => index.setSynonyms(map));
  const follow = async (): Promise<void> => {
    await synonyms.follow();
    await index.follow();
  };
  const api = {
    search: (question: string, area?: string) => reader.search(question, area),
    suggest: (typed: string) => reader.suggest(typed),
    didYouMean: (text: string) => index.didYouMean(text),
    get: (id: string) => reader.get(id),
    titles: (ids: readonly string[]) => reader.titles(ids),
    cite: (id: string, version: number | null) => reader.cite(id, version),
    publishedSince: (since: number) => reader.publishedSince(since),
    load: (items: readonly NewKnowledge[]) => loadItems(deps, items),
    loadTemplates: (items: Parameters<ReplyTemplates['load']>[0]) => templates.load(items),
  };
  const routes = [
    route(getPolicy, everyone, ({ input }) => reader.get(input.params.id)),
    route(staffGetPolicy, staff.gate(), ({ input }) => reader.staffGet(input.params.id)),
    ...editingRoutes(deps), ...wordRoutes(deps), ...importRoutes(deps), ...replyTemplateRoutes(staff, templates),
  ];
  const mount = (router: Router): void => {
    mountExport(router, deps);
    mountPublicPages(router, deps, reader);
  };
  const subscribers = [{ name: 'knowledge-imports', topics: [importConfirmed], handle: (event: OutboxEvent) => runImport(deps, event) }];
  const jobs = [
    { name: 'knowledge-index', pattern: '* * * * * *', everyReplica: true, run: follow },
    { name: 'knowledge-publication', pattern: '*/5 * * * * *', run: () => publishDue(deps) },
    { name: 'knowledge-forget-imports', pattern: '0 25 3 * * *', run: () => forgetImports(deps.platform) },
  ];
  return { api, routes, mount, subscribers, jobs, start: follow, close: () => index.close() } satisfies Module<unknown>;
}

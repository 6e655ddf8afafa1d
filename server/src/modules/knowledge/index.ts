import { getPolicy, searchPolicies, staffGetPolicy, staffSearchPolicies, type KnowledgeHit, type KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import type { CityApi } from '../city';
import type { DepartmentsApi } from '../departments';
import type { StaffApi } from '../staff';
import { shanghaiDay } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import { everyone, route } from '../../platform/http/route';
import { newId } from '../../platform/ids';
import type { Module, Platform } from '../../platform/platform';
import { KnowledgeRow } from './knowledge.entity';
import { KnowledgeSearch } from './knowledge-search';
import { hitView, itemView } from './knowledge.view';
import { ReplyTemplateRow } from './reply-template.entity';
import { ReplyTemplates } from './reply-templates';
import { replyTemplateRoutes } from './reply-templates.routes';

export const knowledgeEntities = [KnowledgeRow, ReplyTemplateRow];

/** An item to load; `replacedBy` names another item's key in the same load. */
export interface NewKnowledge extends Omit<KnowledgeRow, 'id' | 'version' | 'updatedAt' | 'replacedBy'> {
  readonly key: string;
  readonly replacedBy: string | null;
}

export type KnowledgeApi = ReturnType<typeof createKnowledgeModule>['api'];

interface Below {
  readonly city: CityApi;
  readonly departments: DepartmentsApi;
  readonly staff: StaffApi;
}

/** 政策与答复口径: one source for citizens, followers and operators. */
export function createKnowledgeModule({ db, clock }: Platform, { city, departments, staff }: Below) {
  const templates = new ReplyTemplates({ db, clock }, { city, staff });
  const index = new KnowledgeSearch(db);

  const search = async (question: string): Promise<KnowledgeHit[]> => {
    const today = shanghaiDay(clock.now());
    const rows = await index.search(question, today);
    const names = await departments.names(rows.map((row) => row.department));
    return rows.map((row) => hitView(row, { today, departmentName: names.get(row.department) ?? '' }, question));
  };

  const get = async (id: string): Promise<KnowledgeItem> => {
    const row = await db.read((em) => em.findOneBy(KnowledgeRow, { id }));
    if (!row) throw new AppError('knowledge.notFound');
    const replacement = row.replacedBy ? await db.read((em) => em.findOneBy(KnowledgeRow, { id: row.replacedBy ?? '' })) : null;
    const names = await departments.names([row.department]);
    return itemView(row, { today: shanghaiDay(clock.now()), departmentName: names.get(row.department) ?? '' }, replacement);
  };

  const load = async (items: readonly NewKnowledge[]): Promise<void> => {
    const ids = new Map(items.map(({ key }) => [key, newId()]));
    const rows = items.map(({ key, replacedBy, ...item }) => ({ ...item, id: ids.get(key) ?? newId(), replacedBy: (replacedBy && ids.get(replacedBy)) ?? null, version: 1, updatedAt: clock.now() }));
    await db.transact((em) => em.insert(KnowledgeRow, rows));
  };

  const api = { search, get, load, loadTemplates: (items: Parameters<ReplyTemplates['load']>[0]) => templates.load(items) };
  const routes = [
    route(searchPolicies, everyone, async ({ input }) => ({ items: await search(input.query.q) })),
    route(getPolicy, everyone, ({ input }) => get(input.params.id)),
    route(staffSearchPolicies, staff.gate(), async ({ input }) => ({ items: await search(input.query.q) })),
    route(staffGetPolicy, staff.gate(), ({ input }) => get(input.params.id)),
    ...replyTemplateRoutes(staff, templates),
  ];
  const jobs = [{ name: 'knowledge-index', pattern: '* * * * * *', everyReplica: true, run: () => index.follow() }];
  return { api, routes, jobs, start: () => index.follow(), stop: async () => index.close() } satisfies Module<unknown>;
}

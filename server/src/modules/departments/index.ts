import type { DepartmentNode } from '@hotline/shared/contracts/staff.staff';
import { cached } from '../../platform/cached';
import { newId } from '../../platform/ids';
import type { Module, Platform } from '../../platform/platform';
import { DepartmentRow, DispatchRuleRow } from './department.entity';
import { suggestDepartments, type Suggestion } from './suggest-departments';

export const departmentEntities = [DepartmentRow, DispatchRuleRow];

const keepMs = 10_000;

export interface DepartmentData {
  readonly departments: readonly Omit<DepartmentRow, 'position'>[];
  readonly dispatchRules: readonly Omit<DispatchRuleRow, 'id'>[];
}

export type DepartmentsApi = ReturnType<typeof createDepartmentsModule>['api'];

/** 承办单位: the tree of departments and the dispatch directory. */
export function createDepartmentsModule({ db, clock }: Platform) {
  const list = cached(clock, keepMs, () => db.read((em) => em.find(DepartmentRow, { order: { position: 'ASC' } })));
  const api = {
    list: async (): Promise<{ items: DepartmentNode[] }> => ({ items: await list() }),
    load: (data: DepartmentData) =>
      db.transact(async (em) => {
        await em.insert(DepartmentRow, data.departments.map((row, position) => ({ ...row, position })));
        await em.insert(DispatchRuleRow, data.dispatchRules.map((row) => ({ ...row, id: newId() })));
      }),
    find: async (code: string): Promise<DepartmentRow | null> => (await list()).find((row) => row.code === code) ?? null,
    /** Names by code, for lists. */
    names: async (codes: readonly string[]): Promise<Map<string, string>> => {
      const rows = await list();
      return new Map(rows.filter((row) => codes.includes(row.code)).map((row) => [row.code, row.name]));
    },
    /** A department and all below it: what its handlers may see. */
    subtree: async (code: string): Promise<string[]> => {
      const rows = await list();
      const found = [code];
      for (const above of found) found.push(...rows.filter((row) => row.parent === above).map((row) => row.code));
      return found;
    },
    /** Departments for a category (nearest first up the tree) and an area, each with the rule behind it. */
    suggest: (categories: readonly string[], areas: readonly string[]): Promise<Suggestion[]> => db.read((em) => suggestDepartments(em, categories, areas)),
  };
  return { api } satisfies Module<unknown>;
}

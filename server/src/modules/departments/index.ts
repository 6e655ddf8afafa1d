import type { DepartmentNode } from '@hotline/shared/contracts/staff.staff';
import { cached } from '../../platform/cached';
import { newId } from '../../platform/ids';
import type { Module, Platform } from '../../platform/platform';
import { DepartmentRow, DispatchRuleRow } from './department.entity';
import { addDepartment, changeDepartment, retireDepartment, type DepartmentFields } from './edit-departments';
import { addDispatchRule, endDispatchRule, type NewDispatchRule } from './edit-directory';
import { suggestDepartments, type Suggestion, type TicketPlace } from './suggest-departments';

export const departmentEntities = [DepartmentRow, DispatchRuleRow];

const keepMs = 10_000;

export interface DepartmentData {
  readonly departments: readonly Omit<DepartmentRow, 'position' | 'retiredAt'>[];
  readonly dispatchRules: readonly Omit<DispatchRuleRow, 'id' | 'validFrom' | 'validTo'>[];
}

export type DepartmentsApi = ReturnType<typeof createDepartmentsModule>['api'];

/** 承办单位: the tree of departments and the dispatch directory. */
export function createDepartmentsModule({ db, clock }: Platform) {
  const list = cached(clock, keepMs, () => db.read((em) => em.find(DepartmentRow, { order: { position: 'ASC' } })));
  const api = {
    list: async (): Promise<{ items: DepartmentNode[] }> => ({ items: (await list()).map((row) => ({ ...row, retired: row.retiredAt !== null })) }),
    load: (data: DepartmentData) =>
      db.transact(async (em) => {
        await em.insert(DepartmentRow, data.departments.map((row, position) => ({ ...row, position, retiredAt: null })));
        await em.insert(DispatchRuleRow, data.dispatchRules.map((row) => ({ ...row, id: newId(), validFrom: 0, validTo: null })));
      }),
    find: async (code: string): Promise<DepartmentRow | null> => (await list()).find((row) => row.code === code) ?? null,
    /** A department that work may be sent to: a retired one is none. */
    findActive: async (code: string): Promise<DepartmentRow | null> => (await list()).find((row) => row.code === code && row.retiredAt === null) ?? null,
    /** Names by code, for lists. */
    names: async (codes: readonly string[]): Promise<Map<string, string>> => {
      const rows = await list();
      return new Map(rows.filter((row) => codes.includes(row.code)).map((row) => [row.code, row.name]));
    },
    /** A department and those above it, nearest first. */
    pathUp: async (code: string): Promise<string[]> => {
      const rows = await list();
      const path: string[] = [];
      for (let at: string | null = code; at !== null; at = rows.find((row) => row.code === at)?.parent ?? null) path.push(at);
      return path;
    },
    /** A department and all below it: what its handlers may see. */
    subtree: async (code: string): Promise<string[]> => {
      const rows = await list();
      const found = [code];
      for (const above of found) found.push(...rows.filter((row) => row.parent === above).map((row) => row.code));
      return found;
    },
    /** Departments for a ticket by the directory as it stood when the ticket was born, each with the rule behind it. */
    suggest: (place: TicketPlace): Promise<Suggestion[]> => db.read((em) => suggestDepartments(em, place)),
    /** As they are kept, retired ones too, read anew: for those who edit them. */
    records: () => db.read((em) => em.find(DepartmentRow, { order: { position: 'ASC' } })),
    directory: () => db.read((em) => em.find(DispatchRuleRow, { order: { id: 'ASC' } })),
    add: (code: string, fields: DepartmentFields) => db.transact((em) => addDepartment(em, code, fields)),
    change: (code: string, fields: DepartmentFields) => db.transact((em) => changeDepartment(em, code, fields)),
    retire: (code: string, retired: boolean) => db.transact((em) => retireDepartment(em, code, { retired, now: clock.now() })),
    addRule: (rule: NewDispatchRule) => db.transact((em) => addDispatchRule(em, rule, clock.now())),
    endRule: (id: string, lastDay: string | null) => db.transact((em) => endDispatchRule(em, id, { lastDay, now: clock.now() })),
  };
  return { api } satisfies Module<unknown>;
}

import { knowledgeText, type KnowledgeText } from '@hotline/shared/contracts/knowledge-editing.staff';
import { knowledgeColumns, type KnowledgeImportFault } from '@hotline/shared/contracts/knowledge-import.staff';
import { describeIssue } from '@hotline/shared/text/fields';
import { knowledgeKinds, type KnowledgeKind } from '@hotline/shared/vocabulary/knowledge-kind';
import * as z from 'zod/mini';
import type { KnowledgeDeps } from '../deps';
import type { Column, FileRow } from './file-row';

export interface ImportedItem {
  readonly kind: KnowledgeKind;
  readonly text: KnowledgeText;
}

export type RowFault = Omit<KnowledgeImportFault, 'row'>;

/** What names in a file stand for. */
export interface Names {
  readonly departments: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
  readonly areas: ReadonlySet<string>;
}

/** Departments by name and code, categories by code and whole name, districts by name. */
export async function namesOf({ departments, city }: KnowledgeDeps): Promise<Names> {
  const { items } = await departments.list();
  const categories = new Map<string, string>();
  for (const { code } of (await city.listCategories()).items) categories.set(code, code).set((await city.categoryName(code)) ?? code, code);
  return {
    departments: new Map(items.filter(({ retired }) => !retired).flatMap(({ code, name }) => [[name, code], [code, code]] as const)),
    categories,
    areas: new Set((await city.listAreas(undefined)).items.map(({ name }) => name)),
  };
}

type Cell = (column: Column) => string;

const fault = (column: Column, message: string): RowFault => ({ column: knowledgeColumns[column], message });
const listOf = (cell: string): string[] => cell.split(/[、，,；;\n]/).map((one) => one.trim()).filter((one) => one !== '');
const linesOf = (cell: string): string[] => cell.split('\n').map((one) => one.trim()).filter((one) => one !== '');

/** `2026/3/5`, `2026年3月5日` and the like as `YYYY-MM-DD`; anything else as it stands, for the schema to refuse. */
function dayOf(cell: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : cell;
}

const kindOf = (cell: string): KnowledgeKind | undefined => knowledgeKinds.codes.find((kind) => kind === cell || knowledgeKinds.labels[kind] === cell);

/** Names nobody has heard of, each with what may be written instead. */
function unknownNames(cell: Cell, { departments, categories, areas }: Names): RowFault[] {
  const nobody = cell('department') === '' ? [fault('department', `${knowledgeColumns.department}不能为空`)] : [];
  const people = (['department', 'owner'] as const).filter((column) => cell(column) !== '' && !departments.has(cell(column))).map((column) => fault(column, `没有“${cell(column)}”这个单位，请填写单位名称或代码`));
  const kinds = kindOf(cell('kind')) ? [] : [fault('kind', `类型应为${Object.values(knowledgeKinds.labels).join('或')}`)];
  const strange = listOf(cell('categories')).filter((name) => !categories.has(name)).map((name) => fault('categories', `没有“${name}”这个诉求分类，请填写分类代码`));
  const away = listOf(cell('areas')).filter((name) => !areas.has(name)).map((name) => fault('areas', `没有“${name}”这个区县`));
  return [...kinds, ...nobody, ...people, ...strange, ...away];
}

/** What stands in the cells, names as codes; what is unknown has a stand-in, for it is said by itself. */
function candidate(cell: Cell, { departments, categories }: Names): Record<keyof KnowledgeText, unknown> {
  const department = departments.get(cell('department')) ?? 'unknown';
  return {
    title: cell('title'), body: cell('body'), questions: linesOf(cell('questions')), notes: cell('notes'), source: cell('source'), documentNo: cell('documentNo') || null,
    department, owner: departments.get(cell('owner')) ?? department, categories: listOf(cell('categories')).flatMap((name) => categories.get(name) ?? []), areas: listOf(cell('areas')),
    effectiveFrom: dayOf(cell('effectiveFrom')), effectiveTo: dayOf(cell('effectiveTo')) || null, reviewBy: dayOf(cell('reviewBy')) || null,
  };
}

/** A row as an item, or everything that is wrong with it, column by column. */
export function parseRow({ cells }: FileRow, names: Names): ImportedItem | RowFault[] {
  const cell: Cell = (column) => (cells[column] ?? '').replace(/\r\n?/g, '\n').trim();
  const parsed = z.safeParse(knowledgeText, candidate(cell, names));
  const issues = parsed.error?.issues.map((issue) => fault(issue.path[0] as Column, describeIssue({ ...issue, path: [knowledgeColumns[issue.path[0] as Column]] }))) ?? [];
  const faults = [...unknownNames(cell, names), ...issues];
  const kind = kindOf(cell('kind'));
  return parsed.success && kind && faults.length === 0 ? { kind, text: parsed.data } : faults;
}

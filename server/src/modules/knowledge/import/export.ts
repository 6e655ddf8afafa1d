import { knowledgeColumns, knowledgeExportPath } from '@hotline/shared/contracts/knowledge-import.staff';
import { toCsv } from '@hotline/shared/text/csv';
import { knowledgeKinds } from '@hotline/shared/vocabulary/knowledge-kind';
import type { Context } from 'koa';
import type Router from 'koa-router';
import writeXlsxFile from 'write-excel-file/node';
import { shanghaiDay } from '../../../platform/clock';
import { AppError } from '../../../platform/errors';
import type { KnowledgeDeps } from '../deps';
import { KnowledgeRow } from '../knowledge.entity';
import type { Column } from './file-row';

const columns = Object.keys(knowledgeColumns) as Column[];
const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const;

/** A published item as a row an import reads as the same item. */
function cellsOf(row: KnowledgeRow, names: ReadonlyMap<string, string>): string[] {
  const cells: Record<Column, string> = {
    kind: knowledgeKinds.labels[row.kind], title: row.title, documentNo: row.documentNo ?? '', source: row.source, department: names.get(row.department) ?? row.department, owner: names.get(row.owner) ?? row.owner,
    categories: row.categories.join('、'), areas: row.areas.join('、'), effectiveFrom: row.effectiveFrom, effectiveTo: row.effectiveTo ?? '', reviewBy: row.reviewBy ?? '',
    questions: row.questions.join('\n'), body: row.body, notes: row.notes ?? '',
  };
  return columns.map((column) => cells[column]);
}

const xlsxOf = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  writeXlsxFile(rows.map((row) => row.map((value) => ({ value, type: String }))), { sheet: '知识', columns: columns.map((column) => ({ width: column === 'body' ? 60 : 18 })), stickyRowsCount: 1 }).toBuffer();

/** Every published item as a table, recorded in the audit trail; a temporary seat exports nothing. */
async function sendExport({ platform: { db, clock }, departments, staff, audit }: KnowledgeDeps, ctx: Context): Promise<void> {
  const actor = await staff.gate('editor', 'dutyManager')(ctx);
  const format = ctx.query['format'];
  if (format !== 'xlsx' && format !== 'csv') throw new AppError('route.notFound');
  if (actor.temporary) throw new AppError('permission.denied');
  const items = await db.transact(async (em) => {
    const found = await em.find(KnowledgeRow, { where: { state: 'published' }, order: { id: 'ASC' } });
    await audit.record(em, actor, { action: 'export', object: `知识 ${found.length} 条`, detail: format });
    return found;
  });
  const names = await departments.names(items.flatMap(({ department, owner }) => [department, owner]));
  const rows = [columns.map((column) => knowledgeColumns[column] as string), ...items.map((row) => cellsOf(row, names))];
  ctx.type = types[format];
  ctx.attachment(`知识-${shanghaiDay(clock.now())}.${format}`);
  ctx.set('cache-control', 'no-store');
  ctx.body = format === 'csv' ? toCsv(rows) : await xlsxOf(rows);
}

/** 导出: the whole of what is published, as XLSX or CSV. */
export function mountExport(router: Router, deps: KnowledgeDeps): void {
  router.get(knowledgeExportPath, (ctx) => sendExport(deps, ctx as unknown as Context));
}

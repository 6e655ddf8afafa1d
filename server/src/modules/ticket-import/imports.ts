import { importOutcomes, type ImportFault, type TicketImport } from '@hotline/shared/contracts/ticket-import.staff';
import { toCsv } from '@hotline/shared/text/csv';
import { MoreThan, type EntityManager } from 'typeorm';
import { AppError } from '../../platform/errors';
import type { ImportDeps } from './deps';
import { TicketImportLineRow, TicketImportRow } from './ticket-import.entity';

const latest = 20;
const atOnce = 200;

async function tallyOf(em: EntityManager, importId: string): Promise<TicketImport['rows']> {
  const groups = await em
    .createQueryBuilder(TicketImportLineRow, 'r')
    .select('r.outcome', 'outcome')
    .addSelect('COUNT(*)', 'count')
    .where('r.importId = :importId', { importId })
    .groupBy('r.outcome')
    .getRawMany<{ outcome: string; count: string | number }>();
  return Object.fromEntries(importOutcomes.map((outcome) => [outcome, Number(groups.find((group) => group.outcome === outcome)?.count ?? 0)])) as TicketImport['rows'];
}

async function viewsOf({ platform, staff }: ImportDeps, rows: readonly TicketImportRow[]): Promise<TicketImport[]> {
  const names = await staff.names(rows.map(({ staffId }) => staffId));
  return platform.db.read(async (em) => {
    const views = [];
    for (const { id, staffId, source, phase, total, createdAt, finishedAt } of rows) views.push({ id, source, phase, total, createdAt, finishedAt, by: names.get(staffId) ?? '', rows: await tallyOf(em, id) });
    return views;
  });
}

/** One import and how far it is. Throws ticketImport.notFound. */
export async function importOf(deps: ImportDeps, id: string): Promise<TicketImport> {
  const row = await deps.platform.db.read((em) => em.findOneBy(TicketImportRow, { id }));
  const [view] = row ? await viewsOf(deps, [row]) : [];
  if (!view) throw new AppError('ticketImport.notFound');
  return view;
}

export const listImports = async (deps: ImportDeps): Promise<TicketImport[]> =>
  viewsOf(deps, await deps.platform.db.read((em) => em.find(TicketImportRow, { order: { createdAt: 'DESC', id: 'DESC' }, take: latest })));

/** What is wrong with which cell, in the order of the file. */
export async function listFaults(deps: ImportDeps, importId: string, after: number): Promise<{ items: ImportFault[]; next: number | null }> {
  await importOf(deps, importId);
  const rows = await deps.platform.db.read((em) => em.find(TicketImportLineRow, { where: [{ importId, outcome: 'faulty', line: MoreThan(after) }, { importId, outcome: 'failed', line: MoreThan(after) }], order: { line: 'ASC' }, take: atOnce + 1 }));
  const shown = rows.slice(0, atOnce);
  return { items: shown.flatMap(({ line, faults }) => faults.map((fault) => ({ line, ...fault }))), next: rows.length > atOnce ? (shown.at(-1)?.line ?? null) : null };
}

const outcomeTexts: Readonly<Record<TicketImportLineRow['outcome'], string>> = { waiting: '等待导入', faulty: '有误，未导入', known: '以前已导入', created: '已导入', failed: '导入失败' };

/** What became of each row; no personal data is in it. */
export async function resultOf(deps: ImportDeps, importId: string): Promise<{ csv: string }> {
  await importOf(deps, importId);
  const rows = await deps.platform.db.read((em) => em.find(TicketImportLineRow, { where: { importId }, order: { line: 'ASC' }, select: { importId: true, line: true, oldNumber: true, outcome: true, ticketNo: true, faults: true } }));
  const lines = rows.map(({ line, oldNumber, outcome, ticketNo, faults }) => [String(line), oldNumber, outcomeTexts[outcome], ticketNo ?? '', faults.map(({ column, message }) => `${column}${message}`).join('；')]);
  return { csv: toCsv([['行', '旧编号', '结果', '工单编号', '原因'], ...lines]) };
}

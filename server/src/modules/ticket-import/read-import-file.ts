import { importColumns, importLimits, type ImportColumn } from '@hotline/shared/contracts/ticket-import.staff';
import { printable } from '@hotline/shared/contracts/fields';
import { AppError } from '../../platform/errors';
import { decodedText, readCsv, readXlsx, type TableLine } from '../../platform/files/read-table';
import { safeZip } from '../../platform/files/zip-guard';

/** A line of the file by its columns, trimmed; a column the file does not have is empty. */
export interface ImportLine {
  readonly line: number;
  readonly cells: Readonly<Record<ImportColumn, string>>;
}

const columns = Object.keys(importColumns) as ImportColumn[];
/** Without these a table is of something else. */
const needed: readonly ImportColumn[] = ['oldNumber', 'requestType', 'content', 'receivedAt'];

async function linesOf(bytes: Buffer): Promise<readonly TableLine[]> {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    if (!(await safeZip(bytes))?.includes('xl/workbook.xml')) throw new AppError('ticketImport.unreadable');
    return readXlsx(bytes);
  }
  const text = decodedText(bytes);
  if (text === null || text.includes('\0')) throw new AppError('ticketImport.unreadable');
  return readCsv(text);
}

/** The lines under a head that names the columns in any order. Throws ticketImport.unreadable, .empty and .tooManyRows. */
export async function readImportFile(bytes: Buffer): Promise<ImportLine[]> {
  const [head, ...lines] = await linesOf(bytes).catch((error: unknown) => {
    throw error instanceof AppError ? error : new AppError('ticketImport.unreadable', { cause: error });
  });
  const names = head?.cells.map((name) => name.trim()) ?? [];
  const at = Object.fromEntries(columns.map((column) => [column, names.indexOf(importColumns[column])])) as Record<ImportColumn, number>;
  if (needed.some((column) => at[column] < 0)) throw new AppError('ticketImport.unreadable');
  if (lines.length === 0) throw new AppError('ticketImport.empty');
  if (lines.length > importLimits.rows) throw new AppError('ticketImport.tooManyRows');
  const cell = (cells: readonly string[], column: ImportColumn): string => printable(cells[at[column]] ?? '').trim();
  return lines.map(({ line, cells }) => ({ line, cells: Object.fromEntries(columns.map((column) => [column, cell(cells, column)])) as ImportLine['cells'] }));
}

import { extractRawText } from 'mammoth';
import { knowledgeColumns } from '@hotline/shared/contracts/knowledge-import.staff';
import { AppError } from '../../../platform/errors';
import { decodedText, readCsv, readXlsx, type TableLine } from '../../../platform/files/read-table';
import { safeZip } from '../../../platform/files/zip-guard';
import type { Column, FileRow } from './file-row';
import { readDocument } from './read-document';

const columns = Object.keys(knowledgeColumns) as Column[];
/** Without these a table is of something else. */
const needed: readonly Column[] = ['kind', 'title', 'body'];

/** Lines under a head that names the columns in any order. */
function rowsOf([head, ...lines]: readonly TableLine[]): FileRow[] {
  const names = head?.cells.map((name) => name.trim()) ?? [];
  const places = columns.map((column) => [column, names.indexOf(knowledgeColumns[column])] as const).filter(([, at]) => at >= 0);
  if (needed.some((column) => !places.some(([one]) => one === column))) throw new AppError('knowledgeImport.unreadable');
  return lines.map(({ line, cells }) => ({ line, cells: Object.fromEntries(places.map(([column, at]) => [column, cells[at] ?? ''])) }));
}

async function readOffice(bytes: Buffer): Promise<FileRow[]> {
  const names = await safeZip(bytes);
  if (names?.includes('xl/workbook.xml')) return rowsOf(await readXlsx(bytes));
  if (names?.includes('word/document.xml')) return readDocument((await extractRawText({ buffer: bytes })).value.replace(/\n\n/g, '\n'));
  throw new AppError('knowledgeImport.unreadable');
}

/** The items of an XLSX, DOCX, Markdown or CSV file; throws knowledgeImport.unreadable for anything else, ZIP bombs among it. */
export async function readKnowledgeFile(bytes: Buffer, name: string): Promise<FileRow[]> {
  try {
    if (bytes.subarray(0, 2).toString('latin1') === 'PK') return await readOffice(bytes);
    const text = decodedText(bytes);
    if (text === null || text.includes('\0')) throw new AppError('knowledgeImport.unreadable');
    return /\.(md|markdown|txt)$/i.test(name) ? readDocument(text) : rowsOf(readCsv(text));
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('knowledgeImport.unreadable', { cause: error });
  }
}

import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';

/** One line of a table as it was written. */
export interface TableLine {
  /** As an editor counts: the head is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Text in UTF-8 or GB18030; null for anything else. */
export function decodedText(bytes: Buffer): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  }
  return null;
}

/** The apostrophe is what `toCsv` puts before what a spreadsheet would take for a formula. */
const unguarded = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');

/** More than any import takes; what is behind them makes it one too long all the same. */
const maxLines = 50_000;

/** The lines of a CSV text; throws where quotes do not match. */
export function readCsv(text: string): TableLine[] {
  const records = parse(text, { bom: true, relax_column_count: true, to: maxLines }) as unknown as readonly (readonly string[])[];
  return numbered(records.map((record) => record.map(unguarded)));
}

/** Counted as a spreadsheet program counts, and without what is empty. */
const numbered = (rows: readonly (readonly string[])[]): TableLine[] => rows.map((cells, at) => ({ line: at + 1, cells })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));

/** A date as it stood in the sheet, with its time where it has one. */
const dateText = (iso: string): string => (iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' '));

/** A cell as text; what a spreadsheet took for a date becomes `YYYY-MM-DD` again. */
const written = (cell: unknown): string => (cell instanceof Date ? dateText(cell.toISOString()) : cell === null || cell === undefined ? '' : String(cell));

/** The lines of the first sheet of an XLSX file that `safeZip` has let pass; throws where it cannot be read. */
export async function readXlsx(bytes: Buffer): Promise<TableLine[]> {
  const rows: readonly (readonly unknown[])[] = await readSheet(bytes, { trim: false });
  return numbered(rows.map((row) => row.map(written)));
}

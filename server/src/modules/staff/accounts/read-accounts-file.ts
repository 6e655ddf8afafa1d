import { parse } from 'csv-parse/sync';
import { importColumns } from '@hotline/shared/contracts/accounts.staff';
import { AppError } from '../../../platform/errors';

type Column = keyof typeof importColumns;

/** One row of an imported file as it was written. */
export interface FileRow {
  /** As an editor counts: the head is line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const columns = Object.keys(importColumns) as Column[];

function decoded(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  }
  throw new AppError('account.fileUnreadable');
}

function parsed(text: string): Parsed[] {
  try {
    return parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true }) as unknown as Parsed[];
  } catch (error) {
    throw new AppError('account.fileUnreadable', { cause: error });
  }
}

/** The rows of a CSV file in UTF-8 or GB18030, whose head names the columns in any order; throws account.fileUnreadable. */
export function readAccountsFile(bytes: Buffer): FileRow[] {
  const [head, ...rest] = parsed(decoded(bytes));
  const at = (column: Column): number => head?.record.indexOf(importColumns[column]) ?? -1;
  if (!head || columns.some((column) => at(column) < 0)) throw new AppError('account.fileUnreadable');
  // The apostrophe is what our own export puts before what looks like a formula.
  const cell = (record: readonly string[], column: Column): string => (record[at(column)] ?? '').replace(/^'/, '');
  return rest
    .map(({ record, info }) => ({ line: info.lines, cells: Object.fromEntries(columns.map((column) => [column, cell(record, column)])) as FileRow['cells'] }))
    .filter(({ cells }) => columns.some((column) => cells[column] !== ''));
}

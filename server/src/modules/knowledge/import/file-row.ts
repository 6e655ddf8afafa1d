import type { knowledgeColumns } from '@hotline/shared/contracts/knowledge-import.staff';

export type Column = keyof typeof knowledgeColumns;

/** One item as it is written in a file. */
export interface FileRow {
  /** As an editor counts: the head is row 1. */
  readonly line: number;
  readonly cells: Partial<Readonly<Record<Column, string>>>;
}

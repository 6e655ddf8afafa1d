import type { importOutcomes, TicketImport } from '@hotline/shared/contracts/ticket-import.staff';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, jsonColumn, nullableInstant, nullableLongText, nullableText } from '../../platform/db/columns';

/** 历史工单导入: one file of one former system. */
@Entity('ticket_import')
export class TicketImportRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  staffId: string;

  @Column(binaryText(64))
  address: string;

  @Column(binaryText(30))
  source: string;

  @Column(binaryText(16))
  phase: TicketImport['phase'];

  @Column(integerColumn)
  total: number;

  @Column(instantColumn)
  createdAt: number;

  @Column(nullableInstant)
  finishedAt: number | null;
}

/** What is wrong with a cell. */
export interface CellFault {
  readonly column: string;
  readonly message: string;
}

/** One line of it. */
@Entity('ticket_import_row')
export class TicketImportLineRow {
  @PrimaryColumn(idColumn)
  importId: string;

  /** As a spreadsheet counts: the head is line 1. */
  @PrimaryColumn(integerColumn)
  line: number;

  @Column(binaryText(64))
  oldNumber: string;

  /** The ticket as JSON, sealed, until it is taken over. */
  @Column(nullableLongText)
  contentSealed: string | null;

  @Column(jsonColumn)
  faults: CellFault[];

  @Column(binaryText(16))
  outcome: (typeof importOutcomes)[number];

  @Column(nullableText(15))
  ticketNo: string | null;
}

import type { BulkJob, BulkWork } from '@hotline/shared/contracts/ticket-lists.staff';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, jsonColumn, nullableInstant, nullableText } from '../../platform/db/columns';

/** 批量操作: one action for many tickets, rehearsed first. */
@Entity('bulk_job')
export class BulkJobRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  staffId: string;

  /** Where it was asked from, for the audit trail. */
  @Column(binaryText(64))
  address: string;

  @Column(jsonColumn)
  work: BulkWork;

  @Column(binaryText(16))
  phase: BulkJob['phase'];

  @Column(integerColumn)
  total: number;

  @Column(instantColumn)
  createdAt: number;

  @Column(nullableInstant)
  finishedAt: number | null;
}

/** One ticket of it, as it was when it was chosen. */
@Entity('bulk_row')
export class BulkTicketRow {
  @PrimaryColumn(idColumn)
  jobId: string;

  @PrimaryColumn(integerColumn)
  position: number;

  @Column(idColumn)
  ticketId: string;

  @Column(binaryText(15))
  ticketNo: string;

  @Column(integerColumn)
  ticketVersion: number;

  /** What the rehearsal said: `done` or an error code; null while it waits. */
  @Column(nullableText(64))
  trial: string | null;

  /** What became of it, in the same words. */
  @Column(nullableText(64))
  outcome: string | null;
}

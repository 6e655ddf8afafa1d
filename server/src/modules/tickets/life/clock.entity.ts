import type { ClockKind } from '@hotline/shared/vocabulary/clock-kind';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, integerColumn, nullableInstant } from '../../../platform/db/columns';

/** 时限: one running or finished deadline of a ticket. */
@Entity('ticket_clock')
export class ClockRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  ticketId: string;

  @Column(binaryText(16))
  kind: ClockKind;

  @Column(integerColumn)
  round: number;

  @Column(instantColumn)
  startedAt: number;

  @Column(instantColumn)
  dueAt: number;

  /** When the warning turns yellow. */
  @Column(instantColumn)
  yellowAt: number;

  /** Granted on top of the limit. */
  @Column(integerColumn)
  extendedWorkdays: number;

  /** Limit in workdays, or null for a wall-clock limit: from it the arithmetic is shown. */
  @Column({ ...integerColumn, nullable: true })
  workdays: number | null;

  /** Falls into a year whose calendar is not published yet. */
  @Column(booleanColumn)
  provisional: boolean;

  @Column(instantColumn)
  pausedMs: number;

  @Column(nullableInstant)
  pausedAt: number | null;

  @Column(nullableInstant)
  metAt: number | null;

  /** Ended without being met, e.g. by withdrawal. */
  @Column(nullableInstant)
  stoppedAt: number | null;
}

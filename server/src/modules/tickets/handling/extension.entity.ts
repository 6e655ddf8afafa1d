import type { ExtensionDecision } from '@hotline/shared/vocabulary/assignment';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, integerColumn, nullableId, nullableInstant, nullableText } from '../../../platform/db/columns';

/** 延期: more time, asked for before the due date and decided by a supervisor. */
@Entity('extension')
export class ExtensionRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  ticketId: string;

  @Column(integerColumn)
  round: number;

  @Column(integerColumn)
  workdays: number;

  /** 挂账: a matter of months, in calendar days. */
  @Column(booleanColumn)
  longCycle: boolean;

  @Column(binaryText(1000))
  reason: string;

  @Column(idColumn)
  requestedBy: string;

  @Column(instantColumn)
  at: number;

  @Column(nullableText(16))
  decision: ExtensionDecision | null;

  @Column(nullableId)
  decidedBy: string | null;

  @Column(nullableInstant)
  decidedAt: number | null;

  /** What the requester is told. */
  @Column(nullableText(1000))
  explanation: string | null;
}

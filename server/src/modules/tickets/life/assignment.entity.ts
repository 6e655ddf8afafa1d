import type { AssignmentPart } from '@hotline/shared/vocabulary/assignment';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, nullableId, nullableInstant, nullableLongText, nullableText } from '../../../platform/db/columns';

/** 派单记录: a department's part in a ticket, from when to when, and a co-department's reply. */
@Entity('ticket_assignment')
export class AssignmentRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  ticketId: string;

  @Column(integerColumn)
  round: number;

  @Column(binaryText(16))
  part: AssignmentPart;

  @Column(binaryText(64))
  department: string;

  @Column(nullableText(1000))
  reason: string | null;

  /** Null when a rule did it. */
  @Column(nullableId)
  assignedBy: string | null;

  @Column(instantColumn)
  at: number;

  /** Given to somebody else since. */
  @Column(nullableInstant)
  endedAt: number | null;

  @Column(nullableLongText)
  reply: string | null;

  @Column(nullableId)
  repliedBy: string | null;

  @Column(nullableInstant)
  repliedAt: number | null;
}

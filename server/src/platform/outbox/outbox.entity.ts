import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, jsonColumn, nullableInstant, nullableText } from '../db/columns';

/** One event for one subscriber, written in the transaction that caused it. */
@Entity('outbox')
export class OutboxRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  eventId: string;

  @Column(binaryText(64))
  topic: string;

  @Column(binaryText(64))
  subscriber: string;

  @Column(jsonColumn)
  payload: object;

  /** `pending`, `done` or `dead` (gave up; an administrator can see it). */
  @Column(binaryText(8))
  state: string;

  @Column(integerColumn)
  attempts: number;

  @Column(instantColumn)
  nextAt: number;

  @Column(nullableInstant)
  leaseUntil: number | null;

  @Column(nullableText(26))
  leaseTag: string | null;

  @Column(nullableText(500))
  lastError: string | null;
}

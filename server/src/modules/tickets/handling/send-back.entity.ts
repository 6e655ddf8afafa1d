import type { SendBackDecision } from '@hotline/shared/vocabulary/assignment';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, nullableId, nullableInstant, nullableText } from '../../../platform/db/columns';

/** 退单: a department says the ticket is not its own, and what was decided. */
@Entity('send_back')
export class SendBackRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  ticketId: string;

  @Column(integerColumn)
  round: number;

  @Column(binaryText(64))
  department: string;

  @Column(binaryText(1000))
  basis: string;

  /** The law or the list of duties it rests on. */
  @Column(binaryText(300))
  reference: string;

  @Column(idColumn)
  filedBy: string;

  @Column(instantColumn)
  at: number;

  @Column(nullableText(16))
  decision: SendBackDecision | null;

  @Column(nullableId)
  decidedBy: string | null;

  @Column(nullableInstant)
  decidedAt: number | null;

  @Column(nullableText(64))
  toDepartment: string | null;

  @Column(nullableText(1000))
  reason: string | null;
}

import type { CallOutcome } from '@hotline/shared/vocabulary/contact';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, nullableText } from '../../../platform/db/columns';

/** A telephone call to the lead department behind a ticket. */
@Entity('lead_call')
export class LeadCallRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  ticketId: string;

  @Column(binaryText(16))
  outcome: CallOutcome;

  /** Who answered. */
  @Column(nullableText(50))
  person: string | null;

  @Column(binaryText(1000))
  note: string;

  @Column(idColumn)
  staffId: string;

  @Column(instantColumn)
  at: number;
}

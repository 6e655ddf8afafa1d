import type { ContactMethod, ContactOutcome } from '@hotline/shared/vocabulary/contact';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn } from '../../../platform/db/columns';

/** A handler's attempt to reach the requester. */
@Entity('contact_attempt')
export class ContactAttemptRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  ticketId: string;

  @Column(integerColumn)
  round: number;

  @Column(binaryText(16))
  method: ContactMethod;

  @Column(binaryText(16))
  outcome: ContactOutcome;

  @Column(binaryText(1000))
  note: string;

  @Column(idColumn)
  staffId: string;

  @Column(instantColumn)
  at: number;
}

/** An audited look at personal data. */
@Entity('reveal')
export class RevealRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  ticketId: string;

  @Column(idColumn)
  staffId: string;

  @Column(binaryText(1000))
  reason: string;

  @Column(instantColumn)
  at: number;
}

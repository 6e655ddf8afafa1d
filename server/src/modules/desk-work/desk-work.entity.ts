import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, integerColumn, longText } from '../../platform/db/columns';

/** Who has a ticket open. A row outlives the leaving for a while, so that the others are told of it. */
@Entity('ticket_presence')
export class PresenceRow {
  @PrimaryColumn(idColumn)
  ticketId: string;

  @PrimaryColumn(idColumn)
  staffId: string;

  @Column(booleanColumn)
  present: boolean;

  @Column(booleanColumn)
  writing: boolean;

  /** The last sign of life. */
  @Column(instantColumn)
  seenAt: number;

  /** Grows with what the others see: coming, going, beginning to write. */
  @Column(integerColumn)
  version: number;

  @Index('ticket_presence_updated')
  @Column(instantColumn)
  updatedAt: number;
}

/** What somebody has written into the form of an action and not sent. */
@Entity('ticket_draft')
export class DraftRow {
  @PrimaryColumn(idColumn)
  ticketId: string;

  @PrimaryColumn(idColumn)
  staffId: string;

  @PrimaryColumn(binaryText(32))
  action: StaffAction;

  /** Sealed: it may name people. */
  @Column(longText)
  valuesSealed: string;

  /** The version of the ticket it was written on. */
  @Column(integerColumn)
  ticketVersion: number;

  @Column(instantColumn)
  savedAt: number;
}

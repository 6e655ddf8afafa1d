import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn } from '../../../platform/db/columns';

/** 领单: the operator who is reading a ticket that waits for acceptance. One row a ticket: so it has one owner. */
@Entity('ticket_claim')
export class ClaimRow {
  @PrimaryColumn(idColumn)
  ticketId: string;

  @Column(idColumn)
  staffId: string;

  @Column(instantColumn)
  at: number;

  /** When its owner last did something. */
  @Column(instantColumn)
  seenAt: number;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, nullableId, nullableInstant } from '../../../platform/db/columns';

/** 代为联系: a call a department asks the hotline to make. A ticket has one that is open. */
@Entity('contact_request')
export class ContactRequestRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  ticketId: string;

  @Column(idColumn)
  staffId: string;

  /** The ticket's id until it is done; unique. */
  @Column(nullableId)
  openFor: string | null;

  @Column(instantColumn)
  createdAt: number;

  @Column(nullableInstant)
  doneAt: number | null;

  @Column(nullableId)
  doneBy: string | null;
}

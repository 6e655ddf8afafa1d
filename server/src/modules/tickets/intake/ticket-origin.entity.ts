import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn } from '../../../platform/db/columns';

/** The number a ticket had in the system it was taken over from. */
@Entity('ticket_origin')
export class TicketOriginRow {
  @PrimaryColumn(idColumn)
  ticketId: string;

  @Column(binaryText(30))
  source: string;

  @Column(binaryText(64))
  oldNumber: string;
}

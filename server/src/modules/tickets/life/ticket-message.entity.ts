import type { MessageKind } from '@hotline/shared/vocabulary/message-kind';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, longText, nullableId } from '../../../platform/db/columns';
import type { TimelineEventRow } from './timeline-event.entity';

/** What is said about a ticket while it lives: questions, answers, supplements, reminders, internal notes. */
@Entity('ticket_message')
export class TicketMessageRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  ticketId: string;

  @Column(binaryText(16))
  kind: MessageKind;

  @Column(longText)
  text: string;

  @Column(binaryText(16))
  authorKind: TimelineEventRow['actorKind'];

  @Column(nullableId)
  authorId: string | null;

  @Column(instantColumn)
  at: number;
}

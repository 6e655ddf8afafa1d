import type { TimelineAction } from '@hotline/shared/rules/lifecycle';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, jsonColumn, nullableId, nullableLongText, nullableText } from '../../../platform/db/columns';
import type { TicketStatus } from '../ticket.entity';

/** 时间线: one row for each change, never altered but for the numbers of whoever is forgotten. */
@Entity('timeline_event')
export class TimelineEventRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  ticketId: string;

  /** The ticket's version after the change: the order of events. */
  @Column(integerColumn)
  version: number;

  @Column(binaryText(32))
  action: TimelineAction;

  @Column(binaryText(16))
  actorKind: 'citizen' | 'staff' | 'system' | 'rule';

  @Column(nullableId)
  actorId: string | null;

  @Column(instantColumn)
  at: number;

  @Column(nullableText(1000))
  reason: string | null;

  /** What staff should see beside the reason, e.g. a contact's outcome. */
  @Column(nullableLongText)
  detail: string | null;

  @Column(jsonColumn)
  before: Partial<TicketStatus>;

  @Column(jsonColumn)
  after: Partial<TicketStatus>;
}

import type { NoticeKind } from '@hotline/shared/vocabulary/notice-kind';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, nullableInstant, nullableText } from '../../platform/db/columns';

export type NoticeChannel = 'subscription' | 'template' | 'none';

/**
 * `sending`: handed to WeChat or about to be; after a crash nobody knows which, so it is first looked for among the
 * deliveries WeChat reports. `unreachable`: no WeChat channel, the hotline telephones.
 */
export type NoticeState = 'sending' | 'sent' | 'unreachable' | 'failed';

/** One notice for one event of a ticket. */
@Entity('notice')
export class NoticeRow {
  /** Id of the event it tells of: an event is told once. */
  @PrimaryColumn(idColumn)
  eventId: string;

  @Column(idColumn)
  ticketId: string;

  @Column(idColumn)
  citizenId: string;

  @Column(binaryText(16))
  kind: NoticeKind;

  @Column(binaryText(16))
  channel: NoticeChannel;

  @Column(binaryText(16))
  state: NoticeState;

  @Column(nullableText(64))
  openid: string | null;

  @Column(nullableText(64))
  templateId: string | null;

  @Column(nullableText(64))
  messageId: string | null;

  @Column(instantColumn)
  startedAt: number;

  @Column(nullableInstant)
  sentAt: number | null;
}

/** What WeChat reported about a message it delivered: the only proof after an answer was lost. */
@Entity('notice_delivery')
export class NoticeDeliveryRow {
  @PrimaryColumn(binaryText(64))
  messageId: string;

  @Column(binaryText(64))
  openid: string;

  @Column(binaryText(64))
  templateId: string;

  @Column({ type: 'boolean' })
  delivered: boolean;

  @Column(instantColumn)
  at: number;
}

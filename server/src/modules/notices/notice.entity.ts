import type { CallBackReason, NoticeChannel } from '@hotline/shared/vocabulary/notice-channel';
import type { NoticeKind } from '@hotline/shared/vocabulary/notice-kind';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, nullableId, nullableInstant, nullableText } from '../../platform/db/columns';

/**
 * `waiting`: not begun, or refused by `channel` and due for the next · `sending`: handed over or about to be, and not
 * proved either way; after a crash nobody knows which · `sent`: taken by the channel · `superseded`: a later notice of
 * the ticket tells more · `unreachable`: left to a person.
 */
export type NoticeState = 'waiting' | 'sending' | 'sent' | 'superseded' | 'unreachable';

/** One notice for one change of a ticket. */
@Entity('notice')
export class NoticeRow {
  /** Id of the event it tells of: an event is told once. */
  @PrimaryColumn(idColumn)
  eventId: string;

  @Column(idColumn)
  ticketId: string;

  /** The ticket's version after the change: what came later tells more. */
  @Column({ ...integerColumn, default: 0 })
  position: number;

  /** Empty for somebody who telephoned. */
  @Column(idColumn)
  citizenId: string;

  @Column(binaryText(16))
  kind: NoticeKind;

  /** Where it went, or what refused it last; `none` before the first. */
  @Column(binaryText(16))
  channel: NoticeChannel | 'none';

  @Column(binaryText(16))
  state: NoticeState;

  /** Counts sendings, so that a late answer changes nothing that has moved on. */
  @Column({ ...integerColumn, default: 0 })
  attempt: number;

  /** Whom it is for, while its outcome is fresh: unique, so that no two messages to one person can be taken for each other. */
  @Column(nullableText(64))
  lane: string | null;

  /** Kept while the outcome is open: reports name it. */
  @Column(nullableText(64))
  openid: string | null;

  @Column(nullableText(64))
  templateId: string | null;

  @Column(nullableText(64))
  messageId: string | null;

  /** When it was planned, then when it was last handed over. */
  @Column(instantColumn)
  startedAt: number;

  @Column(nullableInstant)
  sentAt: number | null;
}

/** What WeChat reported about a message: the only proof after an answer was lost. */
@Entity('notice_delivery')
export class NoticeDeliveryRow {
  @PrimaryColumn(binaryText(64))
  messageId: string;

  @Column(binaryText(64))
  openid: string;

  /** Empty for template messages, whose reports do not name it. */
  @Column(binaryText(64))
  templateId: string;

  @Column({ type: 'boolean' })
  delivered: boolean;

  @Column(instantColumn)
  at: number;
}

/** 待电话告知: somebody no message reached. A ticket has one that is open. */
@Entity('call_back_task')
export class CallBackTaskRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  ticketId: string;

  @Column(binaryText(16))
  kind: NoticeKind;

  @Column(binaryText(16))
  reason: CallBackReason;

  /** The ticket's id until the task is done; unique. */
  @Column(nullableId)
  openFor: string | null;

  @Column(instantColumn)
  createdAt: number;

  @Column(nullableInstant)
  doneAt: number | null;

  /** Null when a later message told the requester after all. */
  @Column(nullableId)
  doneBy: string | null;
}

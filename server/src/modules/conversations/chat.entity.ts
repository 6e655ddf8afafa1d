import type { ChatDelivery, ChatEnding, ChatMessageKind, ChatRefusal, ChatState } from '@hotline/shared/vocabulary/chat';
import type { Satisfaction } from '@hotline/shared/vocabulary/rating';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, integerColumn, longText, nullableId, nullableInstant, nullableText } from '../../platform/db/columns';

/** 人工对话: a follower and an operator, from the asking for a person to the end. */
@Entity('chat')
export class ChatRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(binaryText(64))
  openid: string;

  /** The openid until the chat is closed: of each follower one chat is open. */
  @Column(nullableText(64))
  openKey: string | null;

  @Column(idColumn)
  citizenId: string;

  @Column(binaryText(16))
  state: ChatState;

  /** Who serves the chat, or served it last. */
  @Column(nullableId)
  operatorId: string | null;

  /** The follower has the last word. */
  @Column(booleanColumn)
  unanswered: boolean;

  @Column(instantColumn)
  requestedAt: number;

  @Column(nullableInstant)
  closedAt: number | null;

  @Column(nullableText(16))
  ending: ChatEnding | null;

  @Column(nullableText(32))
  satisfaction: Satisfaction | null;

  @Column(nullableId)
  ticketId: string | null;

  /** When somebody last said something. */
  @Column(instantColumn)
  lastAt: number;

  /** Grows with every change; a message takes it for its place in the chat. */
  @Column(integerColumn)
  version: number;

  @Column(instantColumn)
  updatedAt: number;
}

@Entity('chat_message')
export class ChatMessageRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  chatId: string;

  @Column(integerColumn)
  seq: number;

  /** Key of the push, or of the sending at the desk: handled again it is the same message. */
  @Column(binaryText(64))
  messageKey: string;

  @Column(binaryText(16))
  kind: ChatMessageKind;

  @Column(binaryText(16))
  author: 'follower' | 'operator' | 'system';

  @Column(nullableId)
  staffId: string | null;

  /** What was said, and what was answered by itself, as sealed JSON. */
  @Column(longText)
  bodySealed: string;

  /** Of a picture or a voice: whether WeChat has handed it over. */
  @Column(nullableText(16))
  fileState: 'pending' | 'ready' | 'lost' | null;

  /** The same picture as it went into the chat's ticket. */
  @Column(nullableId)
  attachmentId: string | null;

  @Column(nullableText(16))
  delivery: ChatDelivery | null;

  @Column(nullableText(16))
  refusal: ChatRefusal | null;

  @Column(instantColumn)
  at: number;
}

/** 客服消息窗口: what WeChat still lets through to a follower (客服消息 → 下发条数). */
@Entity('service_window')
export class ServiceWindowRow {
  @PrimaryColumn(binaryText(64))
  openid: string;

  /** After a message of the follower's: five in 48 hours. */
  @Column(instantColumn)
  messageUntil: number;

  @Column(integerColumn)
  messageLeft: number;

  /** After a menu click, a scan or following: three in a minute. */
  @Column(instantColumn)
  eventUntil: number;

  @Column(integerColumn)
  eventLeft: number;
}

/** 常用语. */
@Entity('quick_answer')
export class QuickAnswerRow {
  @PrimaryColumn(integerColumn)
  position: number;

  @Column(longText)
  text: string;
}

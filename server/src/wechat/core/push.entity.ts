import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { binaryText, instantColumn, integerColumn, nullableLongText } from '../../platform/db/columns';

/** `running` has a lease; `failed` waits for its next attempt; `done` keeps the reply; `dead` needs a person. */
export type PushState = 'running' | 'failed' | 'done' | 'dead';

/** One message of WeChat, however often and to however many replicas it was delivered. */
@Entity('wechat_push')
@Index('wechat_push_due', ['appid', 'state', 'dueAt'])
@Index('wechat_push_received', ['receivedAt'])
export class PushRecord {
  /** Hash that all deliveries of the message share. */
  @PrimaryColumn(binaryText(64))
  key!: string;

  @Column(binaryText(32))
  appid!: string;

  @Column(binaryText(8))
  state!: PushState;

  /** Which claim holds the message; a finished handling of an older claim changes nothing. */
  @Column(binaryText(26))
  claimId!: string;

  @Column(integerColumn)
  attempts!: number;

  /** When a running claim lapses or a failed one may be tried again. */
  @Column(instantColumn)
  dueAt!: number;

  /** The message as sealed JSON until it is handled, then null: it holds what the citizen wrote. */
  @Column(nullableLongText)
  message!: string | null;

  /** The reply as sealed JSON, before any encryption of WeChat's; null while unhandled and where there is none. */
  @Column(nullableLongText)
  reply!: string | null;

  @Column(instantColumn)
  receivedAt!: number;
}

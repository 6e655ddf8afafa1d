import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, instantColumn, longText, nullableText } from '../../platform/db/columns';
import type { Step } from './dialogue';

/** 公众号对话: where a follower's dialogue stands. */
@Entity('conversation')
export class ConversationRow {
  @PrimaryColumn(binaryText(64))
  openid: string;

  @Column(binaryText(16))
  step: Step;

  /** The draft and what was said last, as sealed JSON: names, places and numbers stand in them. */
  @Column(longText)
  talkSealed: string;

  /** Key of the push that made the last turn: handled again after a crash it changes nothing. */
  @Column(nullableText(64))
  lastPush: string | null;

  @Column(instantColumn)
  updatedAt: number;
}

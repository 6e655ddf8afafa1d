import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, instantColumn, jsonColumn, nullableLongText, nullableText } from '../../platform/db/columns';
import type { Draft, Step } from './dialogue';

/** 公众号对话: where a follower's dialogue stands. */
@Entity('conversation')
export class ConversationRow {
  @PrimaryColumn(binaryText(64))
  openid: string;

  @Column(binaryText(16))
  step: Step;

  @Column(jsonColumn)
  draft: Draft;

  /** Key of the push that made the last turn, and what was said to it: handled again after a crash it changes nothing. */
  @Column(nullableText(64))
  lastPush: string | null;

  @Column(nullableLongText)
  lastSay: string | null;

  @Column(instantColumn)
  updatedAt: number;
}

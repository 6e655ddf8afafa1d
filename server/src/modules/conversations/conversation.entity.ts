import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, instantColumn, jsonColumn } from '../../platform/db/columns';
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

  @Column(instantColumn)
  updatedAt: number;
}

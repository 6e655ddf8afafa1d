import type { Channel } from '@hotline/shared/vocabulary/channel';
import type { FeedbackKind, FeedbackState } from '@hotline/shared/vocabulary/feedback';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, longText, nullableId, nullableInstant, nullableLongText } from '../../platform/db/columns';

/** 意见反馈: one opinion of the service, and what the hotline answered. */
@Entity('feedback')
export class FeedbackRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  citizenId: string;

  /** Unique for each citizen. */
  @Column(binaryText(64))
  idempotencyKey: string;

  @Column(binaryText(16))
  kind: FeedbackKind;

  @Column(binaryText(24))
  channel: Channel;

  @Column(longText)
  opinionSealed: string;

  /** Agreed to be rung; the number itself stays with the account. */
  @Column(booleanColumn)
  mayCall: boolean;

  @Column(instantColumn)
  at: number;

  @Column(binaryText(16))
  state: FeedbackState;

  @Column(nullableLongText)
  answerSealed: string | null;

  @Column(nullableId)
  settledBy: string | null;

  @Column(nullableInstant)
  settledAt: number | null;
}

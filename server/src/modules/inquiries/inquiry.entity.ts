import type { InquiryChannel, QuestionStanding, UselessReason } from '@hotline/shared/vocabulary/inquiry';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, integerColumn, nullableText } from '../../platform/db/columns';

/** How often a question was asked on a day (`YYYY-MM-DD` in Asia/Shanghai); the empty question stands for those whose words are not kept. */
@Entity('search_day')
export class SearchDayRow {
  @PrimaryColumn(binaryText(10))
  day: string;

  @PrimaryColumn(binaryText(16))
  channel: InquiryChannel;

  @PrimaryColumn(binaryText(60))
  question: string;

  @Column(integerColumn)
  asked: number;

  /** Of these without result. */
  @Column(integerColumn)
  noResult: number;

  @Column(integerColumn)
  people: number;
}

/** That somebody has asked a question today: a keyed digest of day, person and question, gone the day after. */
@Entity('search_asker')
export class SearchAskerRow {
  @PrimaryColumn(binaryText(10))
  day: string;

  @PrimaryColumn(binaryText(64))
  asker: string;
}

/** How often an answer was opened from the results of a question. */
@Entity('opened_day')
export class OpenedDayRow {
  @PrimaryColumn(binaryText(10))
  day: string;

  @PrimaryColumn(binaryText(16))
  channel: InquiryChannel;

  @PrimaryColumn(binaryText(60))
  question: string;

  @PrimaryColumn(idColumn)
  itemId: string;

  @Column(integerColumn)
  opened: number;
}

/** A question an editor has put on the home page or kept off it. */
@Entity('hot_question')
export class HotQuestionRow {
  @PrimaryColumn(binaryText(60))
  question: string;

  @Column(binaryText(16))
  standing: QuestionStanding;

  @Column(idColumn)
  decidedBy: string;

  @Column(instantColumn)
  decidedAt: number;
}

/** 有用吗: `voter` is a keyed digest of person, item and version, so that votes of one person cannot be put together. */
@Entity('answer_vote')
export class AnswerVoteRow {
  @PrimaryColumn(idColumn)
  itemId: string;

  @PrimaryColumn(integerColumn)
  version: number;

  @PrimaryColumn(binaryText(64))
  voter: string;

  @Column(booleanColumn)
  useful: boolean;

  @Column(nullableText(16))
  reason: UselessReason | null;

  @Column(binaryText(60))
  question: string;

  @Column(binaryText(16))
  channel: InquiryChannel;

  @Column(binaryText(10))
  day: string;
}

/** A request that was shown answers while it was written, by a digest of the key of its draft; its words are not kept. */
@Entity('deflection')
export class DeflectionRow {
  @PrimaryColumn(binaryText(64))
  visit: string;

  /** On which answers were first shown. */
  @Column(binaryText(10))
  day: string;

  @Column(binaryText(16))
  channel: InquiryChannel;

  /** Of the first answer shown; empty: it has none. */
  @Column(binaryText(64))
  category: string;

  @Column(booleanColumn)
  opened: boolean;

  @Column(nullableText(16))
  outcome: 'solved' | 'submitted' | null;
}

/** A ticket answered directly without anything to rest on. */
@Entity('uncited_answer')
export class UncitedAnswerRow {
  @PrimaryColumn(idColumn)
  ticketId: string;

  @Column(binaryText(64))
  category: string;

  @Column(binaryText(10))
  day: string;
}

import type { GapKind, GapState, InquiryChannel } from '@hotline/shared/vocabulary/inquiry';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, integerColumn, jsonColumn, nullableId, nullableInstant, nullableText } from '../../../platform/db/columns';

/** 知识缺口: an editor's task. */
@Entity('knowledge_gap')
export class GapRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(binaryText(16))
  kind: GapKind;

  /** The question asked most; the id of the answer found wanting; the category answered without anything to rest on. */
  @Column(binaryText(64))
  subject: string;

  @Column(binaryText(16))
  state: GapState;

  /** Of what editors did; counting does not change it. */
  @Column(integerColumn)
  version: number;

  @Column(integerColumn)
  total: number;

  @Column(jsonColumn)
  channels: Partial<Record<InquiryChannel, number>>;

  @Column(jsonColumn)
  examples: string[];

  @Column(binaryText(10))
  lastDay: string;

  @Column(nullableId)
  takenBy: string | null;

  @Column(nullableId)
  answerId: string | null;

  @Column(nullableText(500))
  reason: string | null;

  @Column(nullableInstant)
  closedAt: number | null;
}

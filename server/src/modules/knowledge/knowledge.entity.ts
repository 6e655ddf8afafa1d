import type { KnowledgeKind } from '@hotline/shared/vocabulary/knowledge-kind';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, jsonColumn, longText, nullableId, nullableText } from '../../platform/db/columns';

/** 政策 or 答复口径. */
@Entity('knowledge')
export class KnowledgeRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(binaryText(16))
  kind: KnowledgeKind;

  @Column(binaryText(200))
  title: string;

  @Column(longText)
  body: string;

  /** Other ways citizens ask for it. */
  @Column(jsonColumn)
  questions: string[];

  @Column(binaryText(200))
  source: string;

  @Column(nullableText(100))
  documentNo: string | null;

  @Column(binaryText(64))
  department: string;

  @Column(jsonColumn)
  categories: string[];

  /** Names of districts; empty: the whole city. */
  @Column(jsonColumn)
  areas: string[];

  /** `YYYY-MM-DD`, both days inclusive. */
  @Column(binaryText(10))
  effectiveFrom: string;

  @Column(nullableText(10))
  effectiveTo: string | null;

  @Column(nullableId)
  replacedBy: string | null;

  @Column(integerColumn)
  version: number;

  /** The change log the search index follows. */
  @Column(instantColumn)
  updatedAt: number;
}

import type { KnowledgeKind } from '@hotline/shared/vocabulary/knowledge-kind';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, jsonColumn, longText, nullableId, nullableLongText, nullableText } from '../../platform/db/columns';

/** 政策 or 答复口径: the text in force of an item, which is its newest version; of one never published, its draft's. */
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

  /** Of the newest published text; 0: none yet. */
  @Column(integerColumn)
  version: number;

  /** Superseded and expired are published texts whose last day has passed. */
  @Column(binaryText(16))
  state: 'draft' | 'published' | 'retired';

  /** Who keeps it right. */
  @Column(binaryText(64))
  owner: string;

  /** For staff only. Null: none. */
  @Column(nullableLongText)
  notes: string | null;

  /** `YYYY-MM-DD`: to be looked through again. */
  @Column(nullableText(10))
  reviewBy: string | null;

  /** Digest of kind, title and document number (or owner): no two items share one. */
  @Column(nullableText(64))
  naturalKey: string | null;

  /** Of the text in force or of its draft. */
  @Column(instantColumn)
  editedAt: number;

  /** The change log the search index follows. */
  @Column(instantColumn)
  updatedAt: number;
}

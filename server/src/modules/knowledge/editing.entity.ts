import type { KnowledgeText } from '@hotline/shared/contracts/knowledge-editing.staff';
import type { DraftState } from '@hotline/shared/vocabulary/knowledge-state';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, jsonColumn, nullableId, nullableInstant, nullableText } from '../../platform/db/columns';

/** A published text, for ever as it was. */
@Entity('knowledge_version')
export class KnowledgeVersionRow {
  @PrimaryColumn(idColumn)
  itemId: string;

  @PrimaryColumn(integerColumn)
  version: number;

  @Column(jsonColumn)
  content: KnowledgeText;

  /** What is new in it. */
  @Column(binaryText(500))
  note: string;

  /** Everybody who wrote at it. */
  @Column(jsonColumn)
  authors: string[];

  /** Null: came with the city's data, or was restored. */
  @Column(nullableId)
  reviewerId: string | null;

  @Column({ ...integerColumn, nullable: true })
  restoredFrom: number | null;

  @Column(instantColumn)
  publishedAt: number;
}

/** The next version of an item while it is written, reviewed and waits for its instant. */
@Entity('knowledge_draft')
export class KnowledgeDraftRow {
  @PrimaryColumn(idColumn)
  itemId: string;

  @Column(binaryText(16))
  state: DraftState;

  /** Optimistic lock. */
  @Column(integerColumn)
  version: number;

  /** The published version it was begun from; 0: none. */
  @Column(integerColumn)
  base: number;

  @Column(jsonColumn)
  content: KnowledgeText;

  /** The item that ends when this one is published. */
  @Column(nullableId)
  replaces: string | null;

  @Column(binaryText(500))
  note: string;

  @Column(jsonColumn)
  authors: string[];

  @Column(instantColumn)
  editedAt: number;

  @Column(nullableId)
  reviewerId: string | null;

  @Column(nullableText(500))
  returnReason: string | null;

  @Column(nullableInstant)
  publishAt: number | null;
}

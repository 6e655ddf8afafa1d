import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, integerColumn, jsonColumn, nullableId, nullableInstant } from '../../platform/db/columns';

/** 同义词: words that mean the same to the search. */
@Entity('synonym')
export class SynonymRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(jsonColumn)
  words: string[];

  @Column(integerColumn)
  version: number;

  @Column(instantColumn)
  editedAt: number;

  /** Null: came with the product. */
  @Column(nullableId)
  editedBy: string | null;

  @Column(nullableInstant)
  removedAt: number | null;
}

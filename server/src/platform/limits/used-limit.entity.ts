import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, instantColumn, jsonColumn } from '../db/columns';

/** When something that is limited was done last, under a digest of who did it. */
@Entity('used_limit')
export class UsedLimitRow {
  @PrimaryColumn(binaryText(64))
  holder: string;

  /** Instants, the oldest first. */
  @Column(jsonColumn)
  used: readonly number[];

  /** From here on nothing of it counts any more. */
  @Column(instantColumn)
  keptUntil: number;
}

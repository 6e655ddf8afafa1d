import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, jsonColumn, nullableId, nullableInstant } from '../../../platform/db/columns';

/** 临时坐席批次: its seats are accounts that are good while it is granted, not revoked and not ended. */
@Entity('seat_batch')
export class SeatBatchRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(binaryText(100))
  name: string;

  @Column(instantColumn)
  endsAt: number;

  /** Codes of what the seats may see, with all below them; an empty list is everything. */
  @Column(jsonColumn)
  categories: string[];

  @Column(jsonColumn)
  areas: string[];

  @Column(idColumn)
  createdBy: string;

  @Column(instantColumn)
  createdAt: number;

  @Column(nullableId)
  grantedBy: string | null;

  @Column(nullableInstant)
  grantedAt: number | null;

  @Column(nullableId)
  revokedBy: string | null;

  @Column(nullableInstant)
  revokedAt: number | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, nullableId } from '../../../platform/db/columns';

/** 督办单. */
@Entity('supervision_order')
export class SupervisionOrderRow {
  @PrimaryColumn(idColumn)
  id: string;

  /** `DB` + day + five digits, for the printed page. */
  @Column(binaryText(20))
  orderNo: string;

  @Column(idColumn)
  ticketId: string;

  @Column(integerColumn)
  level: number;

  @Column(binaryText(1000))
  demand: string;

  @Column(instantColumn)
  dueAt: number;

  /** Null when time alone raised the level. */
  @Column(nullableId)
  issuedBy: string | null;

  @Column(instantColumn)
  at: number;
}

import type { Role } from '@hotline/shared/vocabulary/role';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, integerColumn, nullableInstant, nullableText } from '../../platform/db/columns';

/** 账号: one person, one role. */
@Entity('staff')
export class StaffRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(binaryText(32))
  staffNo: string;

  @Column(binaryText(50))
  name: string;

  @Column(binaryText(32))
  role: Role;

  @Column(nullableText(64))
  department: string | null;

  @Column(binaryText(200))
  passwordHash: string;

  @Column(integerColumn)
  failedLogins: number;

  @Column(nullableInstant)
  lockedUntil: number | null;

  @Column(booleanColumn)
  disabled: boolean;

  /** Made for the demo city; production does not run beside such accounts. */
  @Column(booleanColumn)
  demo: boolean;

  @Column(instantColumn)
  createdAt: number;
}

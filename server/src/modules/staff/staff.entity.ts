import type { Role } from '@hotline/shared/vocabulary/role';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, integerColumn, jsonColumn, nullableInstant, nullableText } from '../../platform/db/columns';

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

  /** When its owner chose the password; null: an administrator gave it, and the next log-in asks for a new one. */
  @Column(nullableInstant)
  passwordSetAt: number | null;

  /** Hashes of the passwords before this one, newest first. */
  @Column({ ...jsonColumn, nullable: true })
  formerPasswords: string[] | null;

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

  /** When a security administrator first granted the role; null: not yet, and disabled until then. */
  @Column(nullableInstant)
  grantedAt: number | null;

  /** Of the single-use code by which the owner sets a password; without one or the other nobody logs in. */
  @Column(nullableText(64))
  activationHash: string | null;

  @Column(nullableInstant)
  activationUntil: number | null;

  /** When a temporary seat ends by itself. */
  @Column(nullableInstant)
  usableUntil: number | null;

  /** A temporary seat's batch. */
  @Column(nullableText(26))
  seatBatch: string | null;
}

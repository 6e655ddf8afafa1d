import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, longText, nullableInstant } from '../../../platform/db/columns';

/** An app that makes one-time codes; one an account. */
@Entity('staff_totp')
export class TotpRow {
  @PrimaryColumn(idColumn)
  staffId: string;

  @Column(binaryText(400))
  secretSealed: string;

  /** The newest 30-second step whose code was used; neither it nor an older one is taken again. */
  @Column(instantColumn)
  lastStep: number;

  @Column(instantColumn)
  createdAt: number;
}

/** A passkey or USB key (WebAuthn). */
@Entity('staff_passkey')
export class PasskeyRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  staffId: string;

  @Column(binaryText(50))
  name: string;

  @Column(longText)
  credentialId: string;

  /** COSE key in base64url. */
  @Column(longText)
  publicKey: string;

  /** The authenticator's own count of signatures; one that falls back was copied. */
  @Column(instantColumn)
  counter: number;

  @Column(instantColumn)
  createdAt: number;

  @Column(nullableInstant)
  usedAt: number | null;
}

/** A recovery code that was not used yet, by its keyed hash. */
@Entity('staff_recovery_code')
export class RecoveryCodeRow {
  @PrimaryColumn(idColumn)
  staffId: string;

  @PrimaryColumn(binaryText(64))
  codeHash: string;
}

/** What one browser or session was asked and has not answered yet. */
@Entity('log_in_challenge')
export class ChallengeRow {
  /** Hash of the session's or the browser's token. */
  @PrimaryColumn(binaryText(64))
  holder: string;

  @PrimaryColumn(binaryText(16))
  purpose: string;

  @Column(longText)
  value: string;

  @Column(instantColumn)
  expiresAt: number;
}

/** A number nobody has, with its wrong passwords: it is locked like an account, so that a lock tells nothing. */
@Entity('unknown_staff_no')
export class UnknownNumberRow {
  @PrimaryColumn(binaryText(32))
  staffNo: string;

  @Column(integerColumn)
  failedLogins: number;

  @Column(nullableInstant)
  lockedUntil: number | null;

  @Column(instantColumn)
  lastAt: number;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, nullableText } from '../db/columns';

/** A log-in. Only a hash of its token is stored. */
@Entity('session')
export class SessionRow {
  @PrimaryColumn(binaryText(64))
  tokenHash: string;

  /** `citizen`, `staff`, or `logIn` for one that is not complete: a session of one kind is never good for the other. */
  @Column(binaryText(16))
  kind: string;

  @Column(idColumn)
  principalId: string;

  /** How the principal came in, e.g. `miniProgram`. */
  @Column(binaryText(32))
  origin: string;

  /** Browser and system as the browser names them; for staff only. */
  @Column(nullableText(100))
  device: string | null;

  @Column(nullableText(64))
  address: string | null;

  @Column(instantColumn)
  openedAt: number;

  @Column(instantColumn)
  seenAt: number;
}

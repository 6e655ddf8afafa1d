import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn } from '../db/columns';

/** A log-in. Only a hash of its token is stored. */
@Entity('session')
export class SessionRow {
  @PrimaryColumn(binaryText(64))
  tokenHash: string;

  /** `citizen` or `staff`: a session of one kind is never good for the other. */
  @Column(binaryText(16))
  kind: string;

  @Column(idColumn)
  principalId: string;

  /** How the principal came in, e.g. `miniProgram`. */
  @Column(binaryText(32))
  origin: string;

  @Column(instantColumn)
  openedAt: number;

  @Column(instantColumn)
  seenAt: number;
}

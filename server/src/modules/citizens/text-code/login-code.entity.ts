import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, instantColumn, integerColumn } from '../../../platform/db/columns';

/** A code texted to a number for one browser; gone once it is used. */
@Entity('login_code')
export class LoginCodeRow {
  /** Fingerprint of the number, as its identity has it. */
  @PrimaryColumn(binaryText(64))
  phoneKey: string;

  /** Hash of the browser's token: nobody else can use the code up, or guess at it. */
  @PrimaryColumn(binaryText(64))
  browser: string;

  /** Keyed digest of the code. */
  @Column(binaryText(64))
  codeHash: string;

  @Column(integerColumn)
  tries: number;

  @Column(instantColumn)
  expiresAt: number;
}

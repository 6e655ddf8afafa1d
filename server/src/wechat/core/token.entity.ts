import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, instantColumn } from '../../platform/db/columns';

/** The access token all replicas share, to save the platform's quota; one row per account. */
@Entity('wechat_token')
export class TokenRecord {
  @PrimaryColumn(binaryText(32))
  appid!: string;

  @Column(binaryText(1024))
  token!: string;

  /** 0 once the platform has refused the token. */
  @Column(instantColumn)
  expiresAt!: number;

  /** When it was asked for; an answer to an older question never replaces a newer one. */
  @Column(instantColumn)
  askedAt!: number;
}

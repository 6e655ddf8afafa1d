import { LessThanOrEqual } from 'typeorm';
import type { Database } from '../../platform/db/database';
import { TokenRecord } from './token.entity';

/** A token with the instants (ms) it was asked for and runs out at. */
export type HeldToken = Pick<TokenRecord, 'token' | 'expiresAt' | 'askedAt'>;

export class TokenStore {
  constructor(private readonly db: Database) {}

  async find(appid: string): Promise<HeldToken | null> {
    return this.db.read((em) => em.findOneBy(TokenRecord, { appid }));
  }

  /** Keeps a token unless one that was asked for later is there already. */
  async save(appid: string, held: HeldToken): Promise<void> {
    await this.db.transact(async (em) => {
      const { token, expiresAt, askedAt } = held;
      const { affected } = await em.update(TokenRecord, { appid, askedAt: LessThanOrEqual(askedAt) }, { token, expiresAt, askedAt });
      if (!affected) await em.createQueryBuilder().insert().into(TokenRecord).values({ appid, token, expiresAt, askedAt }).orIgnore().updateEntity(false).execute();
    });
  }

  /** Marks a token as refused, if it is still the one kept. */
  async expire(appid: string, token: string): Promise<void> {
    await this.db.transact((em) => em.update(TokenRecord, { appid, token }, { expiresAt: 0 }));
  }
}

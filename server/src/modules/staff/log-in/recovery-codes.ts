import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Platform } from '../../../platform/platform';
import { RecoveryCodeRow } from './log-in.entity';

const count = 10;
/** Crockford's letters: none is taken for another when written by hand. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const half = (): string => [...randomBytes(5)].map((byte) => letters[byte % letters.length]).join('');
const plain = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');

/** Ten codes of 50 random bits for the day the telephone is lost; kept as keyed hashes, each good once. */
export function createRecoveryCodes({ db, seal }: Platform) {
  const hashOf = (staffId: string, code: string): string => seal.fingerprint(plain(code), `recoveryCode.${staffId}`);
  return {
    /** Makes new ones in the caller's transaction and voids the old. */
    renew: async (em: EntityManager, staffId: string): Promise<string[]> => {
      const codes = Array.from({ length: count }, () => `${half()}-${half()}`);
      await em.delete(RecoveryCodeRow, { staffId });
      await em.insert(RecoveryCodeRow, codes.map((code) => ({ staffId, codeHash: hashOf(staffId, code) })));
      return codes;
    },
    /** Whether a code is right; a right one is used up. */
    accept: async (staffId: string, code: string): Promise<boolean> =>
      (await db.transact((em) => em.delete(RecoveryCodeRow, { staffId, codeHash: hashOf(staffId, code) }))).affected === 1,
  };
}

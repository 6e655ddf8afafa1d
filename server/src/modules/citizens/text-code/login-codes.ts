import { randomInt, timingSafeEqual } from 'node:crypto';
import { LessThan, MoreThan } from 'typeorm';
import type { Platform } from '../../../platform/platform';
import { codeSeconds, maxTries } from './code-limits';
import { LoginCodeRow } from './login-code.entity';

/** A number and the browser that asked for a code to it. */
interface Asked {
  readonly phone: string;
  readonly browser: string;
}

const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
const same = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));

export type LoginCodes = ReturnType<typeof createLoginCodes>;

/** Codes that were texted: good for five minutes, once, after five mistakes no more, for the browser that asked. */
export function createLoginCodes({ db, clock, seal }: Platform) {
  const keyOf = ({ phone, browser }: Asked) => ({ phoneKey: seal.fingerprint(phone, 'phone'), browser });
  const hashOf = ({ phone, browser }: Asked, code: string): string => seal.fingerprint(JSON.stringify([phone, browser, code]), 'loginCode');
  return {
    /** A new code; the one before it is dead. */
    make: async (asked: Asked): Promise<string> => {
      const code = newCode();
      const row = { ...keyOf(asked), codeHash: hashOf(asked, code), tries: 0, expiresAt: clock.now() + codeSeconds * 1000 };
      await db.transact((em) => em.upsert(LoginCodeRow, row, ['phoneKey', 'browser']));
      return code;
    },
    /** Whether this is the code. A try is counted before it is looked at, so that of many at once no more than five are. */
    use: async (asked: Asked, code: string): Promise<boolean> => {
      const open = { ...keyOf(asked), tries: LessThan(maxTries), expiresAt: MoreThan(clock.now()) };
      const { affected } = await db.transact((em) => em.update(LoginCodeRow, open, { tries: () => 'tries + 1' }));
      if (affected !== 1) return false;
      const row = await db.read((em) => em.findOneBy(LoginCodeRow, keyOf(asked)));
      const codeHash = hashOf(asked, code);
      if (!row || !same(row.codeHash, codeHash)) return false;
      // Whoever deletes it has used it.
      return (await db.transact((em) => em.delete(LoginCodeRow, { ...keyOf(asked), codeHash }))).affected === 1;
    },
    /** Forgets what is good no longer. */
    purge: async (): Promise<void> => void (await db.transact((em) => em.delete(LoginCodeRow, { expiresAt: LessThan(clock.now()) }))),
  };
}

import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import { LessThan } from 'typeorm';
import type { Platform } from '../../../platform/platform';
import type { StaffRow } from '../staff.entity';
import type { Challenges } from './challenges';
import { TotpRow } from './log-in.entity';

const stepMs = 30_000;
const secretBytes = 20;

const appOf = (secret: Secret, label = ''): TOTP => new TOTP({ issuer: '12345政务热线', label, secret, algorithm: 'SHA1', digits: 6, period: stepMs / 1000 });

/** The step a code belongs to, at most one before or after now; null: none of them. */
function stepOf(secret: Secret, code: string, now: number): number | null {
  const delta = appOf(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / stepMs) + delta;
}

/** One-time codes (RFC 6238: SHA-1, six figures, 30 seconds). */
export function createTotp({ db, clock, seal }: Platform, challenges: Challenges) {
  const place = (staffId: string): string => `staff_totp.secret.${staffId}`;
  const secretFrom = (sealed: string, staffId: string): Secret => Secret.fromBase32(seal.open(sealed, place(staffId)) ?? '');
  return {
    /** Makes a secret that counts only once a code of it was shown. */
    begin: async (holder: string, { id, staffNo }: StaffRow): Promise<{ secret: string; qrCode: string }> => {
      const secret = new Secret({ size: secretBytes });
      await challenges.put(holder, 'totp', seal.seal(secret.base32, place(id)) ?? '');
      return { secret: secret.base32, qrCode: renderSVG(appOf(secret, staffNo).toString(), { border: 2 }) };
    },
    /** Takes the begun secret into use, instead of an older one; false: the code is wrong, the secret stays begun. */
    enrol: async (holder: string, staffId: string, code: string): Promise<boolean> => {
      const sealed = await challenges.find(holder, 'totp');
      const lastStep = sealed && stepOf(secretFrom(sealed, staffId), code, clock.now());
      if (!sealed || lastStep === null || (await challenges.take(holder, 'totp')) !== sealed) return false;
      await db.transact(async (em) => {
        await em.delete(TotpRow, { staffId });
        await em.insert(TotpRow, { staffId, secretSealed: sealed, lastStep: Number(lastStep), createdAt: clock.now() });
      });
      return true;
    },
    /** Whether a code is right; a right one is used up, and with it all older ones. */
    accept: async (staffId: string, code: string): Promise<boolean> => {
      const row = await db.read((em) => em.findOneBy(TotpRow, { staffId }));
      const step = row && stepOf(secretFrom(row.secretSealed, staffId), code, clock.now());
      if (step === null) return false;
      return (await db.transact((em) => em.update(TotpRow, { staffId, lastStep: LessThan(step) }, { lastStep: step }))).affected === 1;
    },
  };
}

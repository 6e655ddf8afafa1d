import type { Factors } from '@hotline/shared/contracts/log-in.staff';
import type { LogInProgress } from '@hotline/shared/contracts/staff.staff';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { Platform } from '../../../platform/platform';
import { createChallenges } from './challenges';
import { PasskeyRow, RecoveryCodeRow, TotpRow } from './log-in.entity';
import { createPasskeys } from './passkeys';
import { createRecoveryCodes } from './recovery-codes';
import { createTotp } from './totp';

export type SecondFactors = ReturnType<typeof createSecondFactors>;

/** 二次验证: what an account shows beside its password. */
export function createSecondFactors(platform: Platform) {
  const { db, config } = platform;
  const challenges = createChallenges(platform);
  const recoveryCodes = createRecoveryCodes(platform);

  const read = async (em: EntityManager, staffId: string) => ({
    totp: await em.findOneBy(TotpRow, { staffId }),
    passkeys: await em.find(PasskeyRow, { where: { staffId }, order: { id: 'ASC' } }),
    recoveryCodesLeft: await em.countBy(RecoveryCodeRow, { staffId }),
  });

  const view = async (staffId: string): Promise<Factors> => {
    const { totp, passkeys, recoveryCodesLeft } = await db.read((em) => read(em, staffId));
    return { required: config.secondFactorRequired, totpSince: totp?.createdAt ?? null, passkeys, recoveryCodesLeft };
  };

  /** Removes what a deletion finds; recovery codes go with the last factor, which stays where one is required. */
  const remove = async (staffId: string, drop: (em: EntityManager) => Promise<unknown>): Promise<Factors> => {
    await db.transact(async (em) => {
      await drop(em);
      const { totp, passkeys } = await read(em, staffId);
      if (totp || passkeys.length > 0) return;
      if (config.secondFactorRequired) throw new AppError('login.lastFactor');
      await em.delete(RecoveryCodeRow, { staffId });
    });
    return view(staffId);
  };

  return {
    challenges,
    totp: createTotp(platform, challenges),
    passkeys: createPasskeys(platform, challenges),
    recoveryCodes,
    view,
    /** The kinds an account can show; recovery codes never stand alone. */
    kindsOf: async (staffId: string): Promise<LogInProgress['factors']> => {
      const { totp, passkeys, recoveryCodesLeft } = await db.read((em) => read(em, staffId));
      return [...(totp ? (['totp'] as const) : []), ...(passkeys.length > 0 ? (['passkey'] as const) : []), ...(recoveryCodesLeft > 0 ? (['recoveryCode'] as const) : [])];
    },
    /** Recovery codes for an account that has none yet; otherwise none. */
    firstRecoveryCodes: (staffId: string): Promise<string[]> => db.transact(async (em) => ((await em.existsBy(RecoveryCodeRow, { staffId })) ? [] : recoveryCodes.renew(em, staffId))),
    removeTotp: (staffId: string) => remove(staffId, (em) => em.delete(TotpRow, { staffId })),
    removePasskey: (staffId: string, id: string) => remove(staffId, (em) => em.delete(PasskeyRow, { id, staffId })),
    /** Removes everything, in the caller's transaction. */
    reset: async (em: EntityManager, staffId: string): Promise<void> => {
      for (const entity of [TotpRow, PasskeyRow, RecoveryCodeRow]) await em.delete(entity, { staffId });
    },
  };
}

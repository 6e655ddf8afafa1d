import type { Context } from 'koa';
import { AppError } from '../../../platform/errors';
import { createFailureLimit, createLimit } from '../../../platform/http/limit';
import { StaffRow } from '../staff.entity';
import type { LogInDeps } from './deps';
import { deviceOf } from './device';
import { counted } from './failures';

const quarterHour = 15 * 60;

export type Attempts = ReturnType<typeof createAttempts>;

/**
 * What slows guessing down, beside the lock of a number: how often a number is tried, and how often one device, and one
 * address, failed. The outer rings are wide: a whole hall of seats may share one address.
 */
export function createAttempts({ platform, audit }: LogInDeps) {
  const { db, config } = platform;
  const perNumber = createLimit(30, 60);
  const perAddress = createLimit(600, 60);
  const failedDevice = createFailureLimit(30, quarterHour);
  const failedAddress = createFailureLimit(300, quarterHour);
  const ringsOf = (ctx: Context) => {
    const { address } = deviceOf(ctx, config);
    return { address, device: `${address} ${ctx.get('user-agent').slice(0, 200)}` };
  };

  /** Into the trail; a number nobody has is not written down: people type passwords there. */
  const note = async (address: string, staffNo: string, why: string): Promise<void> => {
    await db.transact(async (em) => {
      const row = await em.findOneBy(StaffRow, { staffNo });
      const actor = row ? { id: row.id, staffNo, name: row.name, address } : { id: null, staffNo: '', name: '', address };
      await audit.record(em, actor, { action: 'logIn', object: row ? staffNo : '不存在的工号', detail: why, result: 'refused' });
    });
  };

  /** Runs one check of a password or a second factor; a refusal is counted and goes into the trail. */
  const attempt = async <T>(ctx: Context, staffNo: string, check: () => Promise<T>): Promise<T> => {
    const { address, device } = ringsOf(ctx);
    await perNumber(staffNo);
    await perAddress(address);
    await failedDevice.assertBelow(device);
    await failedAddress.assertBelow(address);
    try {
      return await check();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await failedDevice.count(device);
      await failedAddress.count(address);
      await note(address, staffNo, error.message);
      throw error;
    }
  };

  return {
    attempt,
    /** Throws the refusal, and counts towards the lock, unless a second factor is accepted. */
    secondFactor: async (ctx: Context, staffNo: string, { accept, refusal }: { readonly accept: () => Promise<boolean>; readonly refusal: 'login.wrongCode' | 'login.wrongPasskey' }): Promise<void> =>
      void (await attempt(ctx, staffNo, () => counted(platform, staffNo, { check: async () => (await accept()) || null, refusal }))),
  };
}

import type { activateAccount, checkActivation } from '@hotline/shared/contracts/accounts.staff';
import type { OutputOf, ParsedOf } from '@hotline/shared/contracts/contract';
import { AppError } from '../../../platform/errors';
import { newPasswordOf } from '../log-in/set-password';
import { StaffRow } from '../staff.entity';
import { isUsable } from '../usable';
import { accountName } from './account.view';
import { activationHashOf } from './activation-code';
import type { AccountsDeps } from './deps';

/** The account a code opens; unknown, used, expired and revoked are one answer: activation.invalid. */
async function find({ platform: { db, seal, clock } }: AccountsDeps, code: string): Promise<StaffRow> {
  const row = await db.read((em) => em.findOneBy(StaffRow, { activationHash: activationHashOf(seal, code) }));
  const now = clock.now();
  if (!row || !isUsable(row, now) || (row.activationUntil ?? 0) <= now) throw new AppError('activation.invalid');
  return row;
}

export async function showActivation(deps: AccountsDeps, { activationCode }: ParsedOf<typeof checkActivation>['body']): Promise<OutputOf<typeof checkActivation>> {
  const { staffNo, name, role, seatBatch, usableUntil } = await find(deps, activationCode);
  return { staffNo, name: seatBatch === null ? name : null, role, endsAt: usableUntil };
}

/** Uses a code: its owner chooses the password, so that no administrator ever knew it. */
export async function activate(deps: AccountsDeps, { activationCode, name: given, newPassword }: ParsedOf<typeof activateAccount>['body'], address: string): Promise<void> {
  const { platform: { db, clock, config }, audit } = deps;
  const row = await find(deps, activationCode);
  const { id, staffNo, activationHash } = row;
  const name = row.seatBatch === null ? row.name : given;
  if (name === null) throw new AppError('input.invalid', { issues: [{ path: ['name'], message: 'required' }] });
  const password = await newPasswordOf({ ...row, name }, { password: newPassword, cost: config.PASSWORD_COST, now: clock.now() });
  await db.transact(async (em) => {
    const { affected } = await em.update(StaffRow, { id, activationHash, disabled: false }, { ...password, name, activationHash: null, activationUntil: null, failedLogins: 0, lockedUntil: null });
    if (affected !== 1) throw new AppError('activation.invalid');
    await audit.record(em, { id, staffNo, name, address }, { action: 'activateAccount', object: accountName({ staffNo, name }) });
  });
}

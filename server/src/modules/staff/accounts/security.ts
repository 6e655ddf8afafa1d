import type { Role } from '@hotline/shared/vocabulary/role';
import { roles } from '@hotline/shared/vocabulary/role';
import type { ErrorCode } from '@hotline/shared/text/errors';
import { errorTexts } from '@hotline/shared/text/errors';
import type { deactivateAccounts } from '@hotline/shared/contracts/accounts.staff';
import type { OutputOf, ParsedOf } from '@hotline/shared/contracts/contract';
import { passwordsRemembered } from '@hotline/shared/rules/password';
import { AppError } from '../../../platform/errors';
import type { StaffActor } from '../staff-actor';
import type { StaffRow } from '../staff.entity';
import { isUsable } from '../usable';
import { newActivation } from './activation-code';
import { assertNoneOfThree, changeAccount, findOther } from './change-account';
import type { AccountsDeps } from './deps';

/** What the security administrator does to an account: grant, reset, unlock, disable, enable. */

interface Step {
  readonly actor: StaffActor;
  readonly id: string;
  readonly reason: string;
}

interface WithCode {
  readonly row: StaffRow;
  readonly activationCode: string | null;
}

/** How long an owner has to use an activation code. */
const activationMs = 7 * 86_400_000;

const refuseUnless = (allowed: boolean): void => {
  if (!allowed) throw new AppError('account.wrongState');
};

/** Grants a role. The first makes the account usable and gives an activation code; a change ends the sessions. */
export async function grant(deps: AccountsDeps, step: Step, role: Role): Promise<WithCode> {
  const { seal, clock } = deps.platform;
  const now = clock.now();
  const activation = newActivation(seal, now + activationMs);
  let first = false;
  const row = await changeAccount(deps, step, (account) => {
    first = account.grantedAt === null;
    assertNoneOfThree(role, ...(first ? [] : [account.role]));
    refuseUnless(account.seatBatch === null && (first || account.role !== role) && (role !== 'handler' || account.department !== null));
    const detail = first ? roles.labels[role] : `${roles.labels[account.role]} → ${roles.labels[role]}`;
    return { set: { role, ...(first && { ...activation.set, disabled: false, grantedAt: now }) }, note: { action: 'grantRole', reason: step.reason, detail }, endSessions: true };
  });
  return { row, activationCode: first ? activation.code : null };
}

/** Takes the password away and gives a code by which the owner sets another; a seat's code ends with the seat. */
export async function reset(deps: AccountsDeps, step: Step): Promise<WithCode> {
  const { seal, clock } = deps.platform;
  const now = clock.now();
  let code = '';
  const row = await changeAccount(deps, step, (account) => {
    assertNoneOfThree(account.role);
    refuseUnless(isUsable(account, now));
    const activation = newActivation(seal, account.usableUntil ?? now + activationMs);
    code = activation.code;
    const formerPasswords = [account.passwordHash, ...(account.formerPasswords ?? [])].filter((hash) => hash !== '').slice(0, passwordsRemembered);
    return { set: { ...activation.set, passwordHash: '', formerPasswords, failedLogins: 0, lockedUntil: null }, note: { action: 'resetAccount', reason: step.reason }, endSessions: true };
  });
  return { row, activationCode: code };
}

export const unlock = (deps: AccountsDeps, step: Step): Promise<StaffRow> =>
  changeAccount(deps, step, () => ({ set: { failedLogins: 0, lockedUntil: null }, note: { action: 'unlockAccount', reason: step.reason } }));

export const disable = (deps: AccountsDeps, step: Step): Promise<StaffRow> =>
  changeAccount(deps, step, (account) => {
    refuseUnless(!account.disabled);
    return { set: { disabled: true }, note: { action: 'disableAccount', reason: step.reason }, endSessions: true };
  });

/** A seat comes back by a new batch only. */
export const enable = (deps: AccountsDeps, step: Step): Promise<StaffRow> =>
  changeAccount(deps, step, (account) => {
    refuseUnless(account.disabled && account.grantedAt !== null && account.seatBatch === null);
    return { set: { disabled: false }, note: { action: 'enableAccount', reason: step.reason } };
  });

const bulkFaults: Partial<Record<ErrorCode, string>> = { 'account.wrongState': '账号已经停用' };

/** Disables many accounts, each in a transaction of its own, so that one fault keeps no other from being done. */
export async function deactivate(deps: AccountsDeps, actor: StaffActor, { staffNos, reason, dryRun }: ParsedOf<typeof deactivateAccounts>['body']): Promise<OutputOf<typeof deactivateAccounts>> {
  const items = [];
  for (const staffNo of new Set(staffNos)) {
    let name: string | null = null;
    try {
      const row = await deps.platform.db.read((em) => findOther(em, actor, { staffNo }));
      name = row.name;
      refuseUnless(!row.disabled);
      if (!dryRun) await disable(deps, { actor, id: row.id, reason });
      items.push({ staffNo, name, fault: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      items.push({ staffNo, name, fault: bulkFaults[error.code] ?? errorTexts[error.code] });
    }
  }
  return { items };
}

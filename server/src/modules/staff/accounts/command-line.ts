import { roles, threePowers, type Role } from '@hotline/shared/vocabulary/role';
import { In } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { Platform } from '../../../platform/platform';
import type { SecondFactors } from '../log-in/factors';
import { hashPassword } from '../password';
import { StaffRow } from '../staff.entity';
import type { StaffBelow } from '../staff.routes';
import { accountName } from './account.view';
import { newAccount } from './new-account';

export interface NewStaff {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly department: string | null;
  readonly password: string;
  readonly demo: boolean;
}

/** Who acts where nobody is logged in. */
const actor = { id: null, staffNo: '', name: '命令行', address: '' };

/** What is done to accounts at the server's command line; the three administrators are made and reset nowhere else. */
export function commandLine({ config, db, sessions, clock }: Platform, { audit }: Pick<StaffBelow, 'audit'>, factors: SecondFactors) {
  return {
    create: async ({ password, ...account }: NewStaff): Promise<string> => {
      const now = clock.now();
      const row = { ...newAccount({ ...account, createdAt: now }), passwordHash: await hashPassword(password, config.PASSWORD_COST), passwordSetAt: account.demo ? now : null, demo: account.demo, disabled: false, grantedAt: now };
      await db.transact(async (em) => {
        await em.insert(StaffRow, row);
        if (!account.demo) await audit.record(em, actor, { action: 'createAccount', object: accountName(row), detail: roles.labels[row.role] });
      });
      return row.id;
    },
    /** Gives one of the three administrators a new password and takes the second factors away; throws staff.notFound. */
    resetAdministrator: async (staffNo: string, password: string): Promise<void> => {
      const passwordHash = await hashPassword(password, config.PASSWORD_COST);
      await db.transact(async (em) => {
        const row = await em.findOneBy(StaffRow, { staffNo, role: In([...threePowers]) });
        if (!row) throw new AppError('staff.notFound');
        await em.update(StaffRow, { id: row.id }, { passwordHash, passwordSetAt: null, failedLogins: 0, lockedUntil: null });
        await factors.reset(em, row.id);
        for (const kind of ['staff', 'logIn'] as const) await sessions.closeAll(kind, row.id);
        await audit.record(em, actor, { action: 'resetAccount', object: accountName(row), detail: '密码和二次验证' });
      });
    },
  };
}

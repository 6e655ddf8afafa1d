import type { Role } from '@hotline/shared/vocabulary/role';
import type { Context } from 'koa';
import { In } from 'typeorm';
import { AppError } from '../../platform/errors';
import type { Gate } from '../../platform/http/route';
import { newId } from '../../platform/ids';
import type { Module, Platform } from '../../platform/platform';
import { sessionToken } from '../../platform/session/tokens';
import { hashPassword } from './password';
import type { StaffActor } from './staff-actor';
import { StaffRow } from './staff.entity';
import { staffRoutes, type StaffBelow } from './staff.routes';

export type { StaffActor } from './staff-actor';
export const staffEntities = [StaffRow];

export interface NewStaff {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly department: string | null;
  readonly password: string;
  readonly demo: boolean;
}

export type StaffApi = ReturnType<typeof createStaffModule>['api'];

/** 账号与岗位: accounts, log-in, and the gate every desk route stands behind. */
export function createStaffModule(platform: Platform, below: StaffBelow) {
  const { db, sessions, config, clock } = platform;
  const token = (ctx: Context) => sessionToken(ctx, 'staff', config.secureCookies);

  /** Lets staff in; with roles, only those. */
  const gate = (...roles: readonly Role[]): Gate<StaffActor> => async (ctx) => {
    const session = await sessions.find('staff', token(ctx) ?? '');
    const row = session && (await db.read((em) => em.findOneBy(StaffRow, { id: session.principalId, disabled: false })));
    if (!row) throw new AppError('session.required');
    if (roles.length > 0 && !roles.includes(row.role)) throw new AppError('permission.denied');
    const { id, staffNo, name, role, department } = row;
    return { kind: 'staff', id, staffNo, name, role, department };
  };

  const api = {
    gate,
    create: async ({ password, ...account }: NewStaff): Promise<string> => {
      const row = { ...account, id: newId(), passwordHash: await hashPassword(password), failedLogins: 0, lockedUntil: null, disabled: false, createdAt: clock.now() };
      await db.transact((em) => em.insert(StaffRow, row));
      return row.id;
    },
    /** Names by id, for timelines. */
    names: async (ids: readonly string[]): Promise<Map<string, string>> => {
      const rows = ids.length === 0 ? [] : await db.read((em) => em.findBy(StaffRow, { id: In([...new Set(ids)]) }));
      return new Map(rows.map((row) => [row.id, row.name]));
    },
    /** Accounts of some roles that can log in. */
    withRole: async (...wanted: readonly Role[]): Promise<{ id: string; name: string }[]> => {
      const rows = await db.read((em) => em.find(StaffRow, { where: { role: In([...wanted]), disabled: false }, order: { staffNo: 'ASC' } }));
      return rows.map(({ id, name }) => ({ id, name }));
    },
    exists: () => db.read((em) => em.existsBy(StaffRow, {})),
    hasDemoAccounts: () => db.read((em) => em.existsBy(StaffRow, { demo: true })),
  };

  const routes = staffRoutes({ platform, gate, token, ...below });
  return { api, routes } satisfies Module<unknown>;
}

import { closeStaffSession, getStaffMe, listDepartments, openStaffSession, staffGetCity, staffListAreas, staffListCategories, type StaffView } from '@hotline/shared/contracts/staff.staff';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { Context } from 'koa';
import { In } from 'typeorm';
import type { CityApi } from '../city';
import type { DepartmentsApi } from '../departments';
import { AppError } from '../../platform/errors';
import { createLimit } from '../../platform/http/limit';
import { everyone, route, type Gate } from '../../platform/http/route';
import { newId } from '../../platform/ids';
import type { Module, Platform } from '../../platform/platform';
import { sessionToken, setSessionCookie } from '../../platform/session/tokens';
import { authenticate } from './open-staff-session';
import { hashPassword } from './password';
import { StaffRow } from './staff.entity';

export const staffEntities = [StaffRow];

/** Who acts, as modules above know them. Read anew for every request: a change of role or a lock works at once. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly id: string;
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly department: string | null;
}

export interface NewStaff {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly department: string | null;
  readonly password: string;
  readonly demo: boolean;
}

export type StaffApi = ReturnType<typeof createStaffModule>['api'];

interface Below {
  readonly city: CityApi;
  readonly departments: DepartmentsApi;
}

/** 账号与岗位: accounts, log-in, and the gate every desk route stands behind. */
export function createStaffModule(platform: Platform, { city, departments }: Below) {
  const { db, sessions, config, clock } = platform;
  const perAccount = createLimit(30, 60);
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

  const view = async (actor: Pick<StaffActor, 'id' | 'staffNo' | 'name' | 'role' | 'department'>): Promise<StaffView> => {
    const department = actor.department === null ? null : await departments.find(actor.department);
    return { id: actor.id, staffNo: actor.staffNo, name: actor.name, role: actor.role, department };
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
    exists: () => db.read((em) => em.existsBy(StaffRow, {})),
    hasDemoAccounts: () => db.read((em) => em.existsBy(StaffRow, { demo: true })),
  };

  const routes = [
    route(openStaffSession, everyone, async ({ input, ctx }) => {
      await perAccount(input.body.staffNo);
      const row = await authenticate(platform, input.body.staffNo, input.body.password);
      setSessionCookie(ctx, { kind: 'staff', token: await sessions.open('staff', row.id, 'desk'), secure: config.secureCookies });
      return view(row);
    }),
    route(closeStaffSession, gate(), async ({ ctx }) => {
      await sessions.close(token(ctx) ?? '');
      return {};
    }),
    route(getStaffMe, gate(), ({ actor }) => view(actor)),
    route(listDepartments, gate(), departments.list),
    route(staffGetCity, gate(), city.profile),
    route(staffListCategories, gate(), city.listCategories),
    route(staffListAreas, gate(), ({ input }) => city.listAreas(input.query.parent)),
  ];
  return { api, routes } satisfies Module<unknown>;
}

import type { Role } from '@hotline/shared/vocabulary/role';
import { unattendedHeader } from '@hotline/shared/contracts/client';
import type { Context } from 'koa';
import { In } from 'typeorm';
import { AppError } from '../../platform/errors';
import { clientAddress } from '../../platform/http/client-address';
import type { Gate } from '../../platform/http/route';
import type { Module, Platform } from '../../platform/platform';
import { sessionToken } from '../../platform/session/tokens';
import { createLogIn, logInEntities } from './log-in';
import { createSecondFactors } from './log-in/factors';
import { OpenAnswers } from './log-in/open-answers';
import { accountsRoutes } from './accounts/accounts.routes';
import { SeatBatchRow } from './accounts/seat-batch.entity';
import { commandLine } from './accounts/command-line';
import { temporaryOf } from './accounts/temporary';
import type { StaffActor } from './staff-actor';
import { StaffRow } from './staff.entity';
import { staffRoutes, staffView, type StaffBelow } from './staff.routes';
import { isUsable } from './usable';

export type { StaffActor } from './staff-actor';
export type { NewStaff } from './accounts/command-line';
export const staffEntities = [StaffRow, SeatBatchRow, ...logInEntities];

/** A member of staff as modules above know them. */
export type Colleague = Pick<StaffRow, 'id' | 'staffNo' | 'name' | 'role' | 'department'>;

export type StaffApi = ReturnType<typeof createStaffModule>['api'];

/** 账号与岗位: accounts, log-in, and the gate every desk route stands behind. */
export function createStaffModule(platform: Platform, below: StaffBelow) {
  const { db, sessions, config, clock } = platform;
  const token = (ctx: Context) => sessionToken(ctx, 'staff', config.secureCookies);
  const factors = createSecondFactors(platform);
  const openAnswers = new OpenAnswers(platform);

  const actorOf = async (row: StaffRow, address: string): Promise<StaffActor> => {
    const { id, staffNo, name, role, department } = row;
    return { kind: 'staff', id, staffNo, name, role, department, temporary: await db.read((em) => temporaryOf(em, row)), address };
  };

  /** Lets staff in; with roles, only those. */
  const gate = (...roles: readonly Role[]): Gate<StaffActor> => async (ctx) => {
    const session = await sessions.find('staff', token(ctx) ?? '', ctx.get(unattendedHeader) !== '');
    const row = session && (await db.read((em) => em.findOneBy(StaffRow, { id: session.principalId })));
    if (!session || !row || !isUsable(row, clock.now())) throw new AppError('session.required');
    openAnswers.follow(ctx, session.tokenHash);
    if (roles.length > 0 && !roles.includes(row.role)) throw new AppError('permission.denied');
    return actorOf(row, clientAddress(ctx, config.TRUSTED_PROXIES));
  };

  const api = {
    gate,
    ...commandLine(platform, below, factors),
    /** Somebody as they may act now, null when they no longer may: for work that outlasts its request. */
    actor: async (id: string, address: string): Promise<StaffActor | null> => {
      const row = await db.read((em) => em.findOneBy(StaffRow, { id }));
      return row && isUsable(row, clock.now()) ? actorOf(row, address) : null;
    },
    /** Names by id, for timelines. */
    names: async (ids: readonly string[]): Promise<Map<string, string>> => {
      const rows = ids.length === 0 ? [] : await db.read((em) => em.findBy(StaffRow, { id: In([...new Set(ids)]) }));
      return new Map(rows.map((row) => [row.id, row.name]));
    },
    /** Accounts by their ids, whether they can still log in or not. */
    find: (ids: readonly string[]): Promise<Colleague[]> => (ids.length === 0 ? Promise.resolve([]) : db.read((em) => em.find(StaffRow, { where: { id: In([...ids]) }, order: { staffNo: 'ASC' } }))),
    /** Accounts that can log in, by number; with roles, only those. */
    ableToWork: async (...wanted: readonly Role[]): Promise<Colleague[]> => {
      const rows = await db.read((em) => em.find(StaffRow, { where: wanted.length > 0 ? { role: In([...wanted]) } : {}, order: { staffNo: 'ASC' } }));
      const seated = (row: StaffRow): boolean => row.seatBatch === null || row.passwordHash !== '';
      return rows.filter((row) => isUsable(row, clock.now()) && seated(row)).map(({ id, staffNo, name, role, department }) => ({ id, staffNo, name, role, department }));
    },
    exists: () => db.read((em) => em.existsBy(StaffRow, {})),
    hasDemoAccounts: () => db.read((em) => em.existsBy(StaffRow, { demo: true })),
  };

  const logIn = createLogIn({ platform, gate, token, audit: below.audit, factors, viewOf: (row) => staffView(below, row) });
  const routes = [...staffRoutes(below, gate), ...logIn.routes, ...accountsRoutes({ platform, gate, ...below })];
  return { api, routes, mount: logIn.mount, jobs: logIn.jobs, stop: () => openAnswers.stop() } satisfies Module<unknown>;
}

import { changePassword, closeMySessions, getFactors, listMySessions, removePasskey, removeTotp, renewRecoveryCodes, resetSecondFactor } from '@hotline/shared/contracts/log-in.staff';
import type { Context } from 'koa';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import { route, type Route } from '../../../platform/http/route';
import type { StaffRow } from '../staff.entity';
import { accountName } from '../accounts/account.view';
import { assertNoneOfThree, findOther } from '../accounts/change-account';
import type { Attempts } from './attempts';
import { checkPassword } from './check-password';
import type { LogInDeps } from './deps';
import { deviceOf } from './device';
import { freshGate } from './enrolment.routes';
import { proofOf } from './log-ins';
import { newPasswordOf, storePassword } from './set-password';

/** 我的账号: password, second factors, sessions; and the security administrator's reset for who lost theirs. */
export function accountRoutes(deps: LogInDeps, attempts: Attempts): Route[] {
  return [...passwordRoutes(deps, attempts), ...factorRoutes(deps), ...sessionRoutes(deps), resetRoute(deps)];
}

function passwordRoutes({ platform, audit, gate, token }: LogInDeps, attempts: Attempts): Route[] {
  const { db, sessions, config, clock } = platform;
  return [
    route(changePassword, gate(), async ({ actor: { staffNo }, input: { body }, ctx }) => {
      const row = await attempts.attempt(ctx, staffNo, () => checkPassword(platform, { staffNo, password: body.password }));
      const change = await newPasswordOf(row, { password: body.newPassword, cost: config.PASSWORD_COST, now: clock.now() });
      const here = await sessions.find('staff', token(ctx) ?? '');
      await db.transact(async (em) => {
        await storePassword(em, row, change);
        await sessions.closeAll('logIn', row.id);
        await sessions.closeAll('staff', row.id, here?.tokenHash);
        await audit.record(em, { ...row, ...deviceOf(ctx, config) }, { action: 'changePassword', object: staffNo });
      });
      return {};
    }),
  ];
}

function factorRoutes(deps: LogInDeps): Route[] {
  const { platform, factors, audit, gate } = deps;
  const { db, config } = platform;
  const fresh = freshGate(deps);
  const noted = <T>({ ctx, actor: { row } }: { readonly ctx: Context; readonly actor: { readonly row: StaffRow } }, detail: string, change: (em: EntityManager) => Promise<T>): Promise<T> =>
    db.transact(async (em) => {
      const done = await change(em);
      await audit.record(em, { ...row, ...deviceOf(ctx, config) }, { action: 'changeSecondFactor', object: row.staffNo, detail });
      return done;
    });
  return [
    route(getFactors, gate(), ({ actor }) => factors.view(actor.id)),
    route(removeTotp, fresh, (asked) => noted(asked, '移除动态口令', () => factors.removeTotp(asked.actor.row.id))),
    route(removePasskey, fresh, (asked) => noted(asked, '移除安全密钥', () => factors.removePasskey(asked.actor.row.id, asked.input.params.id))),
    route(renewRecoveryCodes, fresh, async (asked) => {
      const { id } = asked.actor.row;
      if ((await factors.kindsOf(id)).length === 0) throw new AppError('login.noFactor');
      return { recoveryCodes: await noted(asked, '更换恢复码', (em) => factors.recoveryCodes.renew(em, id)) };
    }),
  ];
}

function sessionRoutes({ platform: { db, sessions }, audit, gate, token }: LogInDeps): Route[] {
  return [
    route(listMySessions, gate(), async ({ actor, ctx }) => {
      const here = await sessions.find('staff', token(ctx) ?? '');
      const rows = await sessions.list('staff', { principalId: actor.id });
      return { items: rows.map((row) => ({ ...row, ...proofOf(row.origin), current: row.tokenHash === here?.tokenHash })) };
    }),
    route(closeMySessions, gate(), async ({ actor }) => {
      await db.transact(async (em) => {
        for (const kind of ['staff', 'logIn'] as const) await sessions.closeAll(kind, actor.id);
        await audit.record(em, actor, { action: 'logOut', object: actor.staffNo, detail: '全部设备' });
      });
      return {};
    }),
  ];
}

function resetRoute({ platform, factors, audit, gate }: LogInDeps): Route {
  const { db, sessions } = platform;
  return route(resetSecondFactor, gate('securityAdmin'), async ({ actor, input: { params: { id }, body: { reason } } }) => {
    await db.transact(async (em) => {
      const row = await findOther(em, actor, { id });
      assertNoneOfThree(row.role);
      await factors.reset(em, id);
      for (const kind of ['staff', 'logIn'] as const) await sessions.closeAll(kind, id);
      await audit.record(em, actor, { action: 'changeSecondFactor', object: accountName(row), reason, detail: '重置二次验证' });
    });
    return {};
  });
}

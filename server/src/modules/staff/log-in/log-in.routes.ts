import { askForPasskey, chooseNewPassword, getLogIn, showOneTimeCode, showPasskey, showRecoveryCode } from '@hotline/shared/contracts/log-in.staff';
import { closeStaffSession, openStaffSession } from '@hotline/shared/contracts/staff.staff';
import { everyone, route, type Route } from '../../../platform/http/route';
import { clearSessionCookie } from '../../../platform/session/tokens';
import type { Attempts } from './attempts';
import { checkPassword } from './check-password';
import type { LogInDeps } from './deps';
import { deviceOf } from './device';
import type { LogIns } from './log-ins';
import { newPasswordOf, storePassword } from './set-password';

interface Parts extends LogInDeps {
  readonly logIns: LogIns;
  readonly attempts: Attempts;
  /** What the city calls its single sign-on. */
  readonly singleSignOn: string | null;
}

/** Log-in step by step, and log-out. */
export function logInRoutes(parts: Parts): Route[] {
  const { platform, audit, gate, token, logIns, attempts } = parts;
  const { db, sessions, config, clock } = platform;
  return [
    route(getLogIn, everyone, async ({ ctx }) => ({ singleSignOn: parts.singleSignOn, begun: (await logIns.begun(ctx))?.progress ?? null })),
    route(openStaffSession, everyone, async ({ input: { body }, ctx }) => {
      const row = await attempts.attempt(ctx, body.staffNo, () => checkPassword(platform, body));
      return logIns.proceed(ctx, row, { via: 'password', secondFactor: false });
    }),
    ...secondFactorRoutes(parts),
    route(chooseNewPassword, logIns.at('newPassword'), async ({ actor: { row, proof }, input, ctx }) => {
      const change = await newPasswordOf(row, { password: input.body.newPassword, cost: config.PASSWORD_COST, now: clock.now() });
      await db.transact(async (em) => {
        await storePassword(em, row, change);
        for (const kind of ['staff', 'logIn'] as const) await sessions.closeAll(kind, row.id);
        await audit.record(em, { ...row, ...deviceOf(ctx, config) }, { action: 'changePassword', object: row.staffNo });
      });
      return logIns.proceed(ctx, { ...row, ...change }, proof);
    }),
    route(closeStaffSession, gate(), async ({ actor, ctx }) => {
      await db.transact(async (em) => {
        await sessions.close(token(ctx) ?? '');
        await audit.record(em, actor, { action: 'logOut', object: actor.staffNo });
      });
      clearSessionCookie(ctx, { kind: 'staff', secure: config.secureCookies });
      return {};
    }),
  ];
}

function secondFactorRoutes({ factors: { totp, recoveryCodes, passkeys }, logIns, attempts }: Parts): Route[] {
  const gate = logIns.at('secondFactor');
  return [
    route(showOneTimeCode, gate, async ({ actor: { row, proof }, input, ctx }) => {
      await attempts.secondFactor(ctx, row.staffNo, { accept: () => totp.accept(row.id, input.body.oneTimeCode), refusal: 'login.wrongCode' });
      return logIns.proceed(ctx, row, { ...proof, secondFactor: true });
    }),
    route(showRecoveryCode, gate, async ({ actor: { row, proof }, input, ctx }) => {
      await attempts.secondFactor(ctx, row.staffNo, { accept: () => recoveryCodes.accept(row.id, input.body.recoveryCode), refusal: 'login.wrongCode' });
      return logIns.proceed(ctx, row, { ...proof, secondFactor: true });
    }),
    route(askForPasskey, gate, ({ actor: { row, holder } }) => passkeys.ask(holder, row.id)),
    route(showPasskey, gate, async ({ actor: { row, proof, holder }, input, ctx }) => {
      await attempts.secondFactor(ctx, row.staffNo, { accept: () => passkeys.accept(holder, row.id, input.body.answer), refusal: 'login.wrongPasskey' });
      return logIns.proceed(ctx, row, { ...proof, secondFactor: true });
    }),
  ];
}

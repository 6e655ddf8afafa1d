import { beginPasskey, beginTotp, enrolPasskey, enrolTotp, type Enrolled } from '@hotline/shared/contracts/log-in.staff';
import type { Context } from 'koa';
import { AppError } from '../../../platform/errors';
import { createLimit } from '../../../platform/http/limit';
import { route, type Gate, type Route } from '../../../platform/http/route';
import { StaffRow } from '../staff.entity';
import type { LogInDeps } from './deps';
import { deviceOf } from './device';
import { proofOf, type LogIns, type Proof } from './log-ins';

/** Somebody who may add a second factor: at the desk and freshly logged in, or a log-in that cannot go on without one. */
interface Enroller {
  readonly row: StaffRow;
  readonly proof: Proof;
  readonly holder: string;
  readonly atDesk: boolean;
}

const freshMs = 10 * 60_000;

/** A desk somebody left open must not change how its owner logs in; throws login.notFresh. */
export function freshGate({ platform, gate, token }: LogInDeps): Gate<Enroller> {
  const { db, sessions, clock } = platform;
  return async (ctx) => {
    const { id } = await gate()(ctx);
    const session = await sessions.find('staff', token(ctx) ?? '');
    if (!session || clock.now() - session.openedAt > freshMs) throw new AppError('login.notFresh');
    const row = await db.read((em) => em.findOneByOrFail(StaffRow, { id }));
    return { row, proof: proofOf(session.origin), holder: session.tokenHash, atDesk: true };
  };
}

/** Adding second factors, alike at log-in and on the account's page. */
export function enrolmentRoutes(deps: LogInDeps, logIns: LogIns): Route[] {
  const { platform, factors, audit } = deps;
  const { db, sessions, config } = platform;
  const fresh = freshGate(deps);
  const perAccount = createLimit(20, 600);

  const enroller: Gate<Enroller> = async (ctx) => {
    const begun = await logIns.begun(ctx);
    const found = begun?.progress.step === 'enrol' ? { ...begun, atDesk: false } : await fresh(ctx);
    await perAccount(found.row.id);
    return found;
  };

  /** From now on the factor counts: sessions without it end, and this one, or the log-in, goes on with it shown. */
  const finish = async (ctx: Context, { row, proof, atDesk }: Enroller, what: string): Promise<Enrolled> => {
    const recoveryCodes = await factors.firstRecoveryCodes(row.id);
    await db.transact((em) => audit.record(em, { ...row, ...deviceOf(ctx, config) }, { action: 'changeSecondFactor', object: row.staffNo, detail: `添加${what}` }));
    if (atDesk && proof.secondFactor) return { recoveryCodes, logIn: { step: 'desk', factors: await factors.kindsOf(row.id), staff: await deps.viewOf(row) } };
    await sessions.closeAll('staff', row.id);
    return { recoveryCodes, logIn: await logIns.proceed(ctx, row, { ...proof, secondFactor: true }) };
  };

  return [
    route(beginTotp, enroller, ({ actor: { row, holder } }) => factors.totp.begin(holder, row)),
    route(enrolTotp, enroller, async ({ actor, input, ctx }) => {
      if (!(await factors.totp.enrol(actor.holder, actor.row.id, input.body.oneTimeCode))) throw new AppError('login.wrongCode');
      return finish(ctx, actor, '动态口令');
    }),
    route(beginPasskey, enroller, ({ actor: { row, holder } }) => factors.passkeys.begin(holder, row)),
    route(enrolPasskey, enroller, async ({ actor, input, ctx }) => {
      if (!(await factors.passkeys.enrol(actor.holder, actor.row, input.body))) throw new AppError('login.wrongPasskey');
      return finish(ctx, actor, '安全密钥');
    }),
  ];
}

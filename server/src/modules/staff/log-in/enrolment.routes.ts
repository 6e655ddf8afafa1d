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

interface Enrolment {
  readonly what: string;
  readonly enrol: () => Promise<boolean>;
  readonly refusal: 'login.wrongCode' | 'login.wrongPasskey';
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
  const finish = async (ctx: Context, { row, proof, atDesk }: Enroller, { what, enrol, refusal }: Enrolment): Promise<Enrolled> => {
    const stays = atDesk && proof.secondFactor;
    // A wrong answer is no fault of the unit: what it used up stays used up.
    const recoveryCodes = await db.transact(async (em) => {
      if (!(await enrol())) return null;
      const codes = await factors.firstRecoveryCodes(row.id);
      if (!stays) await sessions.closeAll('staff', row.id);
      await audit.record(em, { ...row, ...deviceOf(ctx, config) }, { action: 'changeSecondFactor', object: row.staffNo, detail: `添加${what}` });
      return codes;
    });
    if (!recoveryCodes) throw new AppError(refusal);
    if (stays) return { recoveryCodes, logIn: { step: 'desk', factors: await factors.kindsOf(row.id), staff: await deps.viewOf(row) } };
    return { recoveryCodes, logIn: await logIns.proceed(ctx, row, { ...proof, secondFactor: true }) };
  };

  return [
    route(beginTotp, enroller, ({ actor: { row, holder } }) => factors.totp.begin(holder, row)),
    route(enrolTotp, enroller, ({ actor, input, ctx }) => finish(ctx, actor, { what: '动态口令', enrol: () => factors.totp.enrol(actor.holder, actor.row.id, input.body.oneTimeCode), refusal: 'login.wrongCode' })),
    route(beginPasskey, enroller, ({ actor: { row, holder } }) => factors.passkeys.begin(holder, row)),
    route(enrolPasskey, enroller, ({ actor, input, ctx }) => finish(ctx, actor, { what: '安全密钥', enrol: () => factors.passkeys.enrol(actor.holder, actor.row, input.body), refusal: 'login.wrongPasskey' })),
  ];
}

import type { LogInProgress, LogInStep } from '@hotline/shared/contracts/staff.staff';
import type { Context } from 'koa';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { Gate } from '../../../platform/http/route';
import { clearSessionCookie, sessionToken, setSessionCookie } from '../../../platform/session/tokens';
import { StaffRow } from '../staff.entity';
import { isUsable } from '../usable';
import type { LogInDeps } from './deps';
import { deviceOf } from './device';
import { passwordIsDue } from './set-password';

export type Via = 'password' | 'singleSignOn';

/** What somebody has shown so far. */
export interface Proof {
  readonly via: Via;
  readonly secondFactor: boolean;
}

/** Who has begun to log in, and what the next step is. */
export interface BegunLogIn {
  readonly row: StaffRow;
  readonly proof: Proof;
  readonly progress: LogInProgress;
  /** Questions asked of this log-in are bound to it. */
  readonly holder: string;
}

interface Opening {
  /** The account as it was when its password was shown. */
  readonly shown: Pick<StaffRow, 'id' | 'passwordHash'>;
  readonly proof: Proof;
  readonly begun: string | undefined;
  readonly from: ReturnType<typeof deviceOf>;
}

const withFactor = '+factor';

/** How a session tells what opened it, in its `origin`. */
const originOf = ({ via, secondFactor }: Proof): string => via + (secondFactor ? withFactor : '');
export const proofOf = (origin: string): Proof => ({ via: origin.startsWith('singleSignOn') ? 'singleSignOn' : 'password', secondFactor: origin.endsWith(withFactor) });

export type LogIns = ReturnType<typeof createLogIns>;

/** Leads from the first proof to the desk: a session is opened only when nothing is left to show or to set. */
export function createLogIns({ platform, factors, audit, viewOf }: LogInDeps) {
  const { db, sessions, config, clock } = platform;
  const secure = config.secureCookies;

  const nextStep = (row: StaffRow, proof: Proof, kinds: LogInProgress['factors']): LogInStep => {
    if (kinds.length > 0 && !proof.secondFactor) return 'secondFactor';
    if (kinds.length === 0 && config.secondFactorRequired) return 'enrol';
    return proof.via === 'password' && passwordIsDue(row, clock.now()) ? 'newPassword' : 'desk';
  };

  const progressOf = async (row: StaffRow, proof: Proof): Promise<LogInProgress> => {
    const kinds = await factors.kindsOf(row.id);
    return { step: nextStep(row, proof, kinds), factors: kinds, staff: null };
  };

  /** Opens the next session in one unit; throws login.expired when the password was changed since it was shown. */
  const open = async (em: EntityManager, { shown: { id, passwordHash }, proof, begun, from }: Opening) => {
    // Locks the account: a change of the password waits, and then finds the session to close.
    const { affected } = await em.update(StaffRow, { id, passwordHash }, { passwordHash });
    if (affected !== 1) throw new AppError('login.expired');
    const row = await em.findOneByOrFail(StaffRow, { id });
    const progress = await progressOf(row, proof);
    const kind = progress.step === 'desk' ? 'staff' : 'logIn';
    const token = await sessions.open(kind, id, { origin: originOf(proof), ...from });
    if (begun) await sessions.close(begun);
    if (kind === 'staff') {
      await em.update(StaffRow, { id }, { failedLogins: 0, lockedUntil: null });
      await audit.record(em, { ...row, address: from.address }, { action: 'logIn', object: row.staffNo, detail: [proof.via === 'password' ? '密码' : '统一身份认证', ...(proof.secondFactor ? ['二次验证'] : []), from.device].join('，') });
    }
    return { row, progress, kind, token } as const;
  };

  /** Every proof gets a token of its own, so that an older copy opens nothing. */
  const proceed = async (ctx: Context, shown: Pick<StaffRow, 'id' | 'passwordHash'>, proof: Proof): Promise<LogInProgress> => {
    const begun = ctx.state['begunLogIn'] as string | undefined;
    const { row, progress, kind, token } = await db.transact((em) => open(em, { shown, proof, begun, from: deviceOf(ctx, config) }));
    setSessionCookie(ctx, { kind, token, secure });
    if (kind === 'logIn') return progress;
    if (begun) clearSessionCookie(ctx, { kind: 'logIn', secure });
    return { ...progress, staff: await viewOf(row) };
  };

  /** The log-in begun in this browser, if it is still good. */
  const begun = async (ctx: Context): Promise<BegunLogIn | null> => {
    const token = sessionToken(ctx, 'logIn', secure);
    const session = await sessions.find('logIn', token ?? '');
    const row = session && (await db.read((em) => em.findOneBy(StaffRow, { id: session.principalId })));
    if (!row || !isUsable(row, clock.now())) return null;
    ctx.state['begunLogIn'] = token;
    const proof = proofOf(session.origin);
    return { row, proof, progress: await progressOf(row, proof), holder: session.tokenHash };
  };

  /** Lets in whom a begun log-in asks for this step; throws login.expired. */
  const at = (step: LogInStep): Gate<BegunLogIn> => async (ctx) => {
    const found = await begun(ctx);
    if (found?.progress.step !== step) throw new AppError('login.expired');
    return found;
  };

  return { proceed, begun, at };
}

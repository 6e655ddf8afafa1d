import type { Module } from '../../../platform/platform';
import { accountRoutes } from './account.routes';
import { createAttempts } from './attempts';
import type { LogInDeps } from './deps';
import { enrolmentRoutes } from './enrolment.routes';
import { forgetUnknownNumbers } from './failures';
import { ChallengeRow, PasskeyRow, RecoveryCodeRow, TotpRow, UnknownNumberRow } from './log-in.entity';
import { logInRoutes } from './log-in.routes';
import { createLogIns } from './log-ins';
import { mountSingleSignOn } from './single-sign-on';

export const logInEntities = [TotpRow, PasskeyRow, RecoveryCodeRow, ChallengeRow, UnknownNumberRow];

/** 登录: password, second factor, single sign-on, and what somebody keeps of their own account. */
export function createLogIn(deps: LogInDeps) {
  const logIns = createLogIns(deps);
  const attempts = createAttempts(deps);
  const { platform, factors } = deps;
  const singleSignOn = platform.config.oidc?.name ?? null;
  return {
    routes: [...logInRoutes({ ...deps, logIns, attempts, singleSignOn }), ...enrolmentRoutes(deps, logIns), ...accountRoutes(deps, attempts)],
    mount: (router) => mountSingleSignOn(router, deps, logIns),
    jobs: [
      { name: 'log-in', pattern: '0 25 * * * *', run: async () => void (await Promise.all([factors.challenges.purge(), forgetUnknownNumbers(platform)])) },
    ],
  } satisfies Partial<Module<unknown>>;
}

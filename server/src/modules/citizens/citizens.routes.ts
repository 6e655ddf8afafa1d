import { bindPhone, closeSession, getMe, openMiniProgramSession } from '@hotline/shared/contracts/citizens.citizen';
import type { Context } from 'koa';
import { everyone, route, type Gate, type Route } from '../../platform/http/route';
import type { Platform } from '../../platform/platform';
import type { Wechat } from '../../wechat';
import type { Accounts, CitizenActor } from './citizen-actor';

interface Deps {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly gate: Gate<CitizenActor>;
  readonly accounts: Accounts;
  readonly token: (ctx: Context) => string | null;
}

/** Log-in from the mini-program, the own account, log-out. */
export function citizenRoutes({ platform: { sessions }, wechat, gate, accounts, token }: Deps): Route[] {
  return [
    route(openMiniProgramSession, everyone, async ({ input }) => {
      const { openid, unionid } = await wechat.miniProgram.login(input.body.code);
      const union = unionid ? [{ kind: 'union' as const, subject: unionid }] : [];
      const id = await accounts.findOrCreate([{ kind: 'miniProgram', subject: openid }, ...union]);
      return { token: await sessions.open('citizen', id, { origin: 'miniProgram' }), citizen: await accounts.view(id, 'miniProgram') };
    }),
    route(getMe, gate, ({ actor }) => accounts.view(actor.id, actor.origin)),
    route(bindPhone, gate, async ({ actor, input }) => {
      await accounts.bindPhone(actor.id, await wechat.miniProgram.phoneNumber(input.body.code));
      return accounts.view(actor.id, actor.origin);
    }),
    route(closeSession, gate, async ({ ctx }) => {
      await sessions.close(token(ctx) ?? '');
      return {};
    }),
  ];
}

import type { CitizenView } from '@hotline/shared/contracts/citizens.citizen';
import { maskPhone } from '@hotline/shared/rules/phone-mask';
import type { NoticeKind } from '@hotline/shared/vocabulary/notice-kind';
import type { Context } from 'koa';
import type Router from 'koa-router';
import { AppError } from '../../platform/errors';
import type { Gate } from '../../platform/http/route';
import type { Module, Platform } from '../../platform/platform';
import { sessionToken } from '../../platform/session/tokens';
import type { Wechat } from '../../wechat';
import { CitizenIdentityRow, CitizenRow, NoticeConsentRow, type IdentityKind } from './citizen.entity';
import { findOrCreateCitizen, type Identity } from './citizen.store';
import { addConsent, clearConsent, listConsents, spendConsent } from './notice-consents';
import type { CitizenActor } from './citizen-actor';
import { citizenRoutes } from './citizens.routes';
import { mountOauthLogin } from './oauth-login';

export type { CitizenActor } from './citizen-actor';
export const citizenEntities = [CitizenRow, CitizenIdentityRow, NoticeConsentRow];

export type CitizensApi = ReturnType<typeof createCitizensModule>['api'];

/** 诉求人: identities, sessions, telephone, and what they agreed to be told. */
export function createCitizensModule(platform: Platform, { wechat }: { readonly wechat: Wechat }) {
  const { db, sessions, config, clock, seal } = platform;
  const token = (ctx: Context) => sessionToken(ctx, 'citizen', config.secureCookies);
  const phonePlace = (id: string) => `citizen.phone.${id}`;

  const gate: Gate<CitizenActor> = async (ctx) => {
    const session = await sessions.find('citizen', token(ctx) ?? '');
    if (!session) throw new AppError('session.required');
    return { kind: 'citizen', id: session.principalId, origin: session.origin as CitizenActor['origin'] };
  };

  const findOrCreate = (identities: readonly Identity[]) => db.transact((em) => findOrCreateCitizen(em, identities, clock.now()));
  const phone = async (id: string) => seal.open((await db.read((em) => em.findOneByOrFail(CitizenRow, { id }))).phoneSealed, phonePlace(id));
  const view = async (id: string, channel: CitizenActor['origin']): Promise<CitizenView> => {
    const number = await phone(id);
    return { id, channel, phoneMasked: number === null ? null : maskPhone(number) };
  };

  const subjectOf = async (citizenId: string, kind: IdentityKind) => (await db.read((em) => em.findOneBy(CitizenIdentityRow, { citizenId, kind })))?.subject ?? null;
  const follows = (citizenId: string) => db.read((em) => em.existsBy(CitizenIdentityRow, { citizenId, kind: 'officialAccount', follows: true }));

  const api = {
    gate,
    findOrCreate,
    view,
    bindPhone: (id: string, number: string) => db.transact((em) => em.update(CitizenRow, { id }, { phoneSealed: seal.seal(number, phonePlace(id)) })),
    subjectOf,
    follows,
    /** Records a follow or unfollow of the official account. */
    setFollows: async (openid: string, value: boolean) => {
      await findOrCreate([{ kind: 'officialAccount', subject: openid }]);
      await db.transact((em) => em.update(CitizenIdentityRow, { kind: 'officialAccount', subject: openid }, { follows: value }));
    },
    addConsent: (citizenId: string, kind: NoticeKind) => db.transact((em) => addConsent(em, citizenId, kind)),
    spendConsent: (citizenId: string, kind: NoticeKind) => db.transact((em) => spendConsent(em, citizenId, kind)),
    clearConsent: (citizenId: string, kind: NoticeKind) => db.transact((em) => clearConsent(em, citizenId, kind)),
    consents: (citizenId: string) => db.read((em) => listConsents(em, citizenId)),
    /** Through which channel a citizen can be told something now, and how often; channel null: only by telephone. */
    reach: async (citizenId: string | null): Promise<{ channel: string | null; remaining: number }> => {
      if (citizenId === null) return { channel: null, remaining: 0 };
      const remaining = (await api.consents(citizenId)).reduce((sum, { count }) => sum + count, 0);
      if (remaining > 0) return { channel: '小程序订阅消息', remaining };
      return { channel: (await follows(citizenId)) ? '公众号模板消息' : null, remaining: 0 };
    },
  };

  const routes = citizenRoutes({ platform, wechat, gate, accounts: api, token });
  const mount = (router: Router) => mountOauthLogin(router, { platform, oauth: wechat.officialAccount.oauth, findOrCreate });
  return { api, routes, mount } satisfies Module<unknown>;
}

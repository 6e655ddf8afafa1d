import type { CitizenView } from '@hotline/shared/contracts/citizens.citizen';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { maskPhone } from '@hotline/shared/rules/phone-mask';
import type { IdentityKind } from '@hotline/shared/vocabulary/identity-kind';
import type { NoticeKind } from '@hotline/shared/vocabulary/notice-kind';
import type { Context } from 'koa';
import type Router from 'koa-router';
import { IsNull } from 'typeorm';
import { AppError } from '../../platform/errors';
import type { Gate } from '../../platform/http/route';
import type { Module, Platform } from '../../platform/platform';
import { sessionToken } from '../../platform/session/tokens';
import type { Wechat } from '../../wechat';
import type { CityApi } from '../city';
import { CitizenIdentityRow, CitizenRow, DataCopyRow, IdentityJoinRow, NoticeConsentRow } from './citizen.entity';
import { clearConsent, listConsents, noteConsent, returnConsent, spendConsent } from './notice-consents';
import type { CitizenActor } from './citizen-actor';
import { citizenRoutes } from './citizens.routes';
import { createDataCopies } from './data-copies';
import { createHeldData } from './held-data';
import { createIdentities } from './identities';
import { identityEvents } from './identity-events';
import { mountDataCopies, myDataRoutes } from './my-data.routes';
import { mountOauthLogin } from './oauth-login';
import { ownHolding } from './own-holding';
import { LoginCodeRow } from './text-code/login-code.entity';
import { createLoginCodes } from './text-code/login-codes';
import { textCodeRoutes } from './text-code/text-code.routes';

export { channelOf, type CitizenActor } from './citizen-actor';
export { citizensErased, type ErasedCitizens } from './erase-identity';
export type { HeldPerson, HeldSection } from './held-data';
export const citizenEntities = [CitizenRow, CitizenIdentityRow, IdentityJoinRow, NoticeConsentRow, DataCopyRow, LoginCodeRow];

export type CitizensApi = ReturnType<typeof createCitizensModule>['api'];

/** 诉求人: identities, sessions, telephone, and what they agreed to be told. */
export function createCitizensModule(platform: Platform, { wechat, city }: { readonly wechat: Wechat; readonly city: CityApi }) {
  const { db, sessions, config, clock } = platform;
  const token = (ctx: Context) => sessionToken(ctx, 'citizen', config.secureCookies);
  const identities = createIdentities(platform);
  const held = createHeldData(db);
  held.holds(ownHolding({ platform, phoneOf: identities.phoneOf }));
  const copies = createDataCopies(platform, held);

  const gate: Gate<CitizenActor> = async (ctx) => {
    const session = await sessions.find('citizen', token(ctx) ?? '');
    if (!session) throw new AppError('session.required');
    return { kind: 'citizen', id: session.principalId, origin: session.origin as CitizenActor['origin'] };
  };

  const view = async (id: string, channel: CitizenActor['origin']): Promise<CitizenView> => {
    const number = await identities.phoneOf(id);
    return { id, channel, phoneMasked: number === null ? null : maskPhone(number) };
  };
  /** Consents were given to the mini-program: they lie with the member who is known there. */
  const consenting = async (citizenId: string) => (await identities.identityOf(citizenId, 'miniProgram'))?.citizenId ?? citizenId;

  const api = {
    ...identities,
    gate,
    view,
    /** Keeps a citizen as they are until the caller's transaction ends: nobody's data is deleted beside it. Throws session.required for one whose data has been. */
    assertKept: (id: string) => db.transact(async (em) => {
      const { affected } = await em.update(CitizenRow, { id, erasedAt: IsNull() }, { person: () => 'person' });
      if (affected !== 1) throw new AppError('session.required');
    }),
    /** Says what else is kept about people, for the copy they may ask for and for forgetting them. */
    holds: held.holds,
    /** Who has this identity; null when nobody is known by it. */
    knownAs: async (kind: IdentityKind, subject: string) => (await db.read((em) => em.findOneBy(CitizenIdentityRow, { kind, subject })))?.citizenId ?? null,
    /** Counts an acceptance that the mini-program reports, or (with its key) an event of WeChat's: both together are one. */
    noteConsent: (citizenId: string, kind: NoticeKind, push: string | null) => db.transact(async (em) => noteConsent(em, { citizenId: await consenting(citizenId), kind, push, at: clock.now() })),
    returnConsent: (citizenId: string, kind: NoticeKind) => db.transact(async (em) => returnConsent(em, await consenting(citizenId), kind)),
    spendConsent: (citizenId: string, kind: NoticeKind) => db.transact(async (em) => spendConsent(em, await consenting(citizenId), kind)),
    clearConsent: (citizenId: string, kind: NoticeKind) => db.transact(async (em) => clearConsent(em, await consenting(citizenId), kind)),
    consents: (citizenId: string) => db.read(async (em) => listConsents(em, await consenting(citizenId))),
    /** By which messages of WeChat's a citizen can be told something now, and how often of each kind; channel null: by none. */
    reach: async (citizenId: string | null): Promise<StaffTicket['reachable']> => {
      const remaining = citizenId === null ? [] : await api.consents(citizenId);
      if (remaining.some(({ count }) => count > 0)) return { channel: 'subscription', remaining };
      return { channel: citizenId !== null && (await identities.follows(citizenId)) ? 'template' : null, remaining: [] };
    },
  };

  const { onOfficialAccountPush, onMiniProgramPush, subscriber } = identityEvents(platform, { wechat, accounts: identities });
  const codes = createLoginCodes(platform);
  const routes = [...citizenRoutes({ platform, wechat, gate, accounts: api, token }), ...textCodeRoutes({ platform, city, codes, accounts: api }), ...myDataRoutes({ platform, gate, held, copies })];
  const mount = (router: Router) => {
    mountOauthLogin(router, { platform, oauth: wechat.officialAccount.oauth, findOrCreate: identities.findOrCreate });
    mountDataCopies(router, { gate, copies });
  };
  return { api: { ...api, onOfficialAccountPush, onMiniProgramPush }, routes, subscribers: [subscriber], jobs: [{ name: 'login-codes', pattern: '0 40 * * * *', run: codes.purge }], mount } satisfies Module<unknown>;
}

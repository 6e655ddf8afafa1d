import type { Clock } from '../platform/clock';
import type { Database } from '../platform/db/database';
import type { Logger } from '../platform/log';
import type { Seal } from '../platform/seal/seal';
import type { Spools } from '../platform/spool/spools';
import { createApiClient } from './core/account';
import type { ApiClientDeps } from './core/api-client';
import type { AccountKeys, PushFormat, WechatConfig } from './core/config';
import { pushEndpoint, type PushEndpoint } from './core/push-endpoint';
import type { PushHandler, ShowLate } from './core/push-inbox';
import { PushStore } from './core/push-store';
import { PushRecord } from './core/push.entity';
import { TokenRecord } from './core/token.entity';
import { TokenStore } from './core/token-store';
import { createCodes } from './mini-program/codes';
import { createContentChecks } from './mini-program/content-checks';
import { createLinks } from './mini-program/links';
import { exchangeLoginCode } from './mini-program/login';
import { fetchPhoneNumber } from './mini-program/phone';
import { createSubscribeMessages } from './mini-program/subscribe-messages';
import { createCityServiceMessages } from './official-account/city-service-messages';
import { createCustomerMessages } from './official-account/customer-messages';
import { createFollowers } from './official-account/followers';
import { createJssdk } from './official-account/jssdk';
import { createLateReplies } from './official-account/late-replies';
import { createMedia } from './official-account/media';
import { createMenu } from './official-account/menu';
import { createOauth } from './official-account/oauth';
import { createQrCodes } from './official-account/qr-codes';
import { createTemplateMessages } from './official-account/template-messages';

export type { CallReport } from './core/api-client';
export type { AccountKeys, PushFormat, PushMode, WechatConfig } from './core/config';
export type { ErrorClass } from './core/error-policy';
export type { PushEndpoint } from './core/push-endpoint';
export type { PushHandler } from './core/push-inbox';
export type { PushMessage } from './core/push-message';
export type { Article, Reply } from './core/reply';
export { WechatError } from './core/wechat-error';
export type { SubscriptionChoice, SubscriptionEvent, SubscriptionResult } from './messaging/subscription-events';
export type { Template, TemplateValues } from './messaging/template';
export { fitValue, UnfitValue, valueFits } from './messaging/value-limits';
export { readMiniProgramMessage, type MiniProgramMessage } from './mini-program/messages';
export type { ContentSuggestion } from './mini-program/content-checks';
export type { MiniProgramIdentity } from './mini-program/login';
export type { SubscribeMessage, SubscribeTemplate } from './mini-program/subscribe-messages';
export type { MessageMenu, MiniProgramCard } from './official-account/customer-messages';
export type { MediaFile } from './official-account/media';
export type { HeldButton, MenuAction, MenuButton } from './official-account/menu';
export { readOfficialAccountMessage, type OfficialAccountMessage } from './official-account/messages';
export type { OauthIdentity } from './official-account/oauth';
export type { TemplateMessage } from './official-account/template-messages';

/** Tables this layer keeps; needed before the database is open. */
export const wechatEntities = [PushRecord, TokenRecord];

export interface WechatDeps extends Pick<ApiClientDeps, 'onCall' | 'pause'> {
  readonly config: WechatConfig;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** Messages wait in the database with what citizens wrote in them. */
  readonly seal: Seal;
  /** Where messages wait while the database is away. */
  readonly spools: Pick<Spools, 'open'>;
}

export type Wechat = ReturnType<typeof createWechat>;

/** WeChat as the rest of the product sees it: one folder per kind of account over one core. */
export function createWechat(deps: WechatDeps) {
  const { config, db, clock, log, seal, spools } = deps;
  const pushes = new PushStore(db, clock, seal);
  const tokens = new TokenStore(db);
  const clientOf = (account: AccountKeys) => createApiClient({ ...deps, apiBase: config.apiBase, platformBase: config.platformBase, account, store: tokens });
  const endpointOf = (account: AccountKeys, { format, name, showLate }: { format: PushFormat; name: string; showLate: ShowLate }) => (handle: PushHandler): PushEndpoint =>
    pushEndpoint({ account: { ...account, format }, handle, showLate, store: pushes, spool: spools.open(`${name}-pushes`), clock, log });
  const official = clientOf(config.officialAccount);
  const mini = clientOf(config.miniProgram);
  const customerMessages = createCustomerMessages(official);
  return {
    officialAccount: {
      pushEndpoint: endpointOf(config.officialAccount, { format: 'xml', name: 'official-account', showLate: createLateReplies(customerMessages) }),
      oauth: createOauth(official, { appid: config.officialAccount.appid, openBase: config.openBase }),
      templateMessages: createTemplateMessages(official),
      customerMessages,
      cityServiceMessages: createCityServiceMessages(official),
      followers: createFollowers(official),
      media: createMedia(official),
      menu: createMenu(official),
      qrCodes: createQrCodes(official),
      jssdk: createJssdk(official, { appid: config.officialAccount.appid, store: tokens, clock, log }),
    },
    miniProgram: {
      pushEndpoint: endpointOf(config.miniProgram, { format: config.miniProgram.format, name: 'mini-program', showLate: async () => undefined }),
      login: (code: string) => exchangeLoginCode(mini, code),
      phoneNumber: (code: string) => fetchPhoneNumber(mini, { appid: config.miniProgram.appid, code }),
      subscribeMessages: createSubscribeMessages(mini),
      links: createLinks(mini),
      codes: createCodes(mini),
      ...createContentChecks(mini),
    },
    /** Forgets handled pushes received before an instant (ms); a day is plenty, WeChat repeats within a minute. */
    purgePushes: (before: number): Promise<number> => pushes.purge(before),
  };
}

import type { Clock } from '../platform/clock';
import type { Database } from '../platform/db/database';
import type { Logger } from '../platform/log';
import type { Seal } from '../platform/seal/seal';
import { createApiClient } from './core/account';
import type { ApiClientDeps } from './core/api-client';
import type { AccountKeys, PushFormat, WechatConfig } from './core/config';
import { pushEndpoint, type PushEndpoint } from './core/push-endpoint';
import type { PushHandler } from './core/push-inbox';
import { PushStore } from './core/push-store';
import { PushRecord } from './core/push.entity';
import { TokenRecord } from './core/token.entity';
import { TokenStore } from './core/token-store';
import { exchangeLoginCode } from './mini-program/login';
import { fetchPhoneNumber } from './mini-program/phone';
import { createSubscribeMessages } from './mini-program/subscribe-messages';
import { createCustomerMessages } from './official-account/customer-messages';
import { createMedia } from './official-account/media';
import { createMenu } from './official-account/menu';
import { createOauth } from './official-account/oauth';
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
export type { MiniProgramIdentity } from './mini-program/login';
export type { SubscribeMessage, SubscribeTemplate } from './mini-program/subscribe-messages';
export type { MessageMenu, MiniProgramCard } from './official-account/customer-messages';
export type { MediaFile } from './official-account/media';
export type { MenuAction, MenuButton } from './official-account/menu';
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
}

export type Wechat = ReturnType<typeof createWechat>;

/** WeChat as the rest of the product sees it: one folder per kind of account over one core. */
export function createWechat(deps: WechatDeps) {
  const { config, db, clock, log, seal } = deps;
  const pushes = new PushStore(db, clock, seal);
  const tokens = new TokenStore(db);
  const clientOf = (account: AccountKeys) => createApiClient({ ...deps, apiBase: config.apiBase, account, store: tokens });
  const endpointOf = (account: AccountKeys, format: PushFormat) => (handle: PushHandler): PushEndpoint =>
    pushEndpoint({ account: { ...account, format }, handle, store: pushes, clock, log });
  const official = clientOf(config.officialAccount);
  const mini = clientOf(config.miniProgram);
  return {
    officialAccount: {
      pushEndpoint: endpointOf(config.officialAccount, 'xml'),
      oauth: createOauth(official, { appid: config.officialAccount.appid, openBase: config.openBase }),
      templateMessages: createTemplateMessages(official),
      customerMessages: createCustomerMessages(official),
      media: createMedia(official),
      menu: createMenu(official),
    },
    miniProgram: {
      pushEndpoint: endpointOf(config.miniProgram, config.miniProgram.format),
      login: (code: string) => exchangeLoginCode(mini, code),
      phoneNumber: (code: string) => fetchPhoneNumber(mini, { appid: config.miniProgram.appid, code }),
      subscribeMessages: createSubscribeMessages(mini),
    },
    /** Forgets handled pushes received before an instant (ms); a day is plenty, WeChat repeats within a minute. */
    purgePushes: (before: number): Promise<number> => pushes.purge(before),
  };
}

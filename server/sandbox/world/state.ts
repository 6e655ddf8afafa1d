import type { Account } from './account';
import type { Template } from './template';
import type { Contact, Notice, User } from './user';

export interface IssuedToken {
  appid: string;
  validUntil: number;
}

/** stable_token's books for one account. */
export interface StableToken {
  token: string;
  expiresAt: number;
  forcedAt: number;
  forcedDay: string;
  forcedCount: number;
}

/** A one-use code: web authorisation, wx.login or getPhoneNumber. */
export interface IssuedCode {
  purpose: 'oauth' | 'login' | 'phone';
  appid: string;
  userId: string;
  scope: string;
  expiresAt: number;
  used: boolean;
}

/** Web authorisation token (not the account's API token). */
export interface OauthGrant {
  appid: string;
  userId: string;
  scope: string;
  refreshToken: string;
  expiresAt: number;
}

export interface StoredMedia {
  id: string;
  appid: string;
  type: string;
  contentType: string;
  fileName: string;
  bytes: Uint8Array;
  at: number;
}

export interface QrCode {
  ticket: string;
  appid: string;
  scene: string;
  expiresAt: number | null;
}

/** A button of the official account's menu, kept as the product sent it. */
export interface MenuButton {
  type?: string;
  name: string;
  key?: string;
  url?: string;
  appid?: string;
  pagepath?: string;
  media_id?: string;
  article_id?: string;
  sub_button?: MenuButton[];
}

export interface QuotaUse {
  day: string;
  used: number;
}

/** Everything that snapshot and restore copy: plain data, no functions. */
export interface WorldState {
  accounts: Map<string, Account>;
  users: Map<string, User>;
  contacts: Map<string, Contact>;
  templates: Map<string, Map<string, Template>>;
  tokens: Map<string, IssuedToken>;
  stableTokens: Map<string, StableToken>;
  legacyTokens: Map<string, string>;
  tickets: Map<string, { ticket: string; expiresAt: number }>;
  codes: Map<string, IssuedCode>;
  oauthGrants: Map<string, OauthGrant>;
  refreshTokens: Map<string, OauthGrant>;
  menus: Map<string, MenuButton[]>;
  media: Map<string, StoredMedia>;
  qrCodes: Map<string, QrCode>;
  /** openid|client_msg_id → the message it stands for (10 minutes). */
  clientMessages: Map<string, { msgid: bigint; at: number }>;
  notices: Notice[];
  noticeSeq: number;
  chatSeq: number;
  quotaUse: Map<string, QuotaUse>;
  quotaClears: Map<string, number>;
}

export function emptyState(): WorldState {
  return {
    accounts: new Map(),
    users: new Map(),
    contacts: new Map(),
    templates: new Map(),
    tokens: new Map(),
    stableTokens: new Map(),
    legacyTokens: new Map(),
    tickets: new Map(),
    codes: new Map(),
    oauthGrants: new Map(),
    refreshTokens: new Map(),
    menus: new Map(),
    media: new Map(),
    qrCodes: new Map(),
    clientMessages: new Map(),
    notices: [],
    noticeSeq: 0,
    chatSeq: 0,
    quotaUse: new Map(),
    quotaClears: new Map(),
  };
}

/** Drops the oldest entries beyond `max`: maps keep insertion order. */
export function capMap<V>(map: Map<string, V>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return;
    map.delete(key);
  }
}

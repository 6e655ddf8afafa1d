import type { Account } from './account';
import type { ConditionalMenu, MenuButton } from './menu';
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
  /** Web authorisation from a snapshot page: the ids behind this code are virtual. */
  snapshot: boolean;
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
  /** What is said in a voice: recognition answers it. */
  speech?: string;
}

export interface QrCode {
  ticket: string;
  appid: string;
  scene: string;
  expiresAt: number | null;
}

export interface Tag {
  id: number;
  name: string;
}

/** Whatever opens a page of a mini-program from outside: a URL link, a scheme, a drawn code. */
export interface MiniProgramLink {
  kind: 'url_link' | 'scheme' | 'code';
  appid: string;
  path: string;
  query: string;
  envVersion: string;
  createdAt: number;
  /** Null = for ever. */
  expiresAt: number | null;
}

/** A template message that WeChat took and then held back. */
export interface BlockedMessage {
  id: number;
  appid: string;
  templateId: string;
  title: string;
  content: string;
  at: number;
  openid: string;
}

/** What content security finds in media whose address holds this text. */
export interface Verdict {
  contains: string;
  suggest: 'pass' | 'review' | 'risky';
}

export interface QuotaUse {
  /** The Beijing day, or the minute for limits a minute. */
  period: string;
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
  conditionalMenus: Map<string, ConditionalMenu[]>;
  tags: Map<string, Tag[]>;
  tagSeq: number;
  media: Map<string, StoredMedia>;
  qrCodes: Map<string, QrCode>;
  /** By the address that a tap or a scan opens. */
  miniProgramLinks: Map<string, MiniProgramLink>;
  /** openid|client_msg_id → the message it stands for (10 minutes). */
  clientMessages: Map<string, { msgid: bigint; at: number; content: string }>;
  blockedMessages: BlockedMessage[];
  verdicts: Verdict[];
  /** appid|voice_id → the text recognised in it. */
  recognised: Map<string, string>;
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
    conditionalMenus: new Map(),
    tags: new Map(),
    tagSeq: 99,
    media: new Map(),
    qrCodes: new Map(),
    miniProgramLinks: new Map(),
    clientMessages: new Map(),
    blockedMessages: [],
    verdicts: [],
    recognised: new Map(),
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

import { ControlError } from './control-error';
import { ghIdOf } from './ids';
import { meetEveryone } from './people';
import { seedTemplates } from './private-templates';
import type { Account } from './account';
import type { World } from './world';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const oneOf = (...allowed: string[]): Check => (value) => allowed.includes(value as string);
const matches = (pattern: RegExp): Check => (value) => typeof value === 'string' && pattern.test(value);
const isQuotas: Check = (value) =>
  typeof value === 'object' && value !== null && Object.values(value).every((limit) => Number.isInteger(limit));

/** Settings the control plane may write, each with its rule (WeChat's own where it has one). */
const SETTINGS: Record<string, Check> = {
  kind: oneOf('oa', 'mp'),
  name: isText,
  ghId: matches(/^gh_[0-9a-z]{12}$/),
  secret: matches(/^\S{8,64}$/),
  secretFrozen: isFlag,
  token: matches(/^[0-9A-Za-z]{3,32}$/),
  aesKey: matches(/^[0-9A-Za-z]{43}$/),
  mode: oneOf('plain', 'compat', 'safe'),
  format: oneOf('xml', 'json'),
  pushUrl: matches(/^$|^https?:\/\/\S+$/),
  ipAllow: isTexts,
  oauthDomain: isText,
  jsDomains: isTexts,
  quotas: isQuotas,
  openPlatform: isFlag,
  subscribeIdLimit: (value) => value === 3 || value === 5,
  pages: isTexts,
  h5Url: matches(/^$|^https?:\/\/\S+$/),
  cityTemplates: isTexts,
  privacyRequired: isFlag,
};

function blankAccount(appid: string): Account {
  return {
    appid,
    kind: 'oa',
    name: '',
    ghId: ghIdOf(appid),
    secret: '',
    secretFrozen: false,
    token: '',
    aesKey: '',
    mode: 'safe',
    format: 'xml',
    pushUrl: '',
    ipAllow: [],
    oauthDomain: '',
    jsDomains: [],
    quotas: {},
    openPlatform: true,
    subscribeIdLimit: 3,
    pages: [],
    h5Url: '',
    cityTemplates: [],
    privacyRequired: false,
    handshake: null,
    failuresInRow: 0,
    markFailUntil: 0,
  };
}

function refuse(message: string): never {
  throw new ControlError(400, 'account.invalid', message);
}

function checkSettings(input: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(input)) {
    const check = SETTINGS[name];
    if (!check) refuse(`没有这项账号设置：${name}`);
    if (!check(value)) refuse(`账号设置的值不合要求：${name}`);
  }
}

/** What the settings of an account must be together, and what to say otherwise. */
const WHOLE_RULES: readonly { good: (account: Account) => boolean; message: string }[] = [
  { good: ({ appid }) => /^wx[0-9a-f]{16}$/.test(appid), message: 'appid 应为 wx 加 16 位小写十六进制字符' },
  { good: ({ secret }) => secret !== '', message: '缺少 secret' },
  { good: ({ kind, format }) => kind === 'mp' || format === 'xml', message: '公众号的消息推送只有 XML 格式' },
  { good: ({ mode, aesKey }) => mode === 'plain' || aesKey !== '', message: '兼容模式和安全模式需要 43 位 aesKey' },
  { good: ({ pushUrl, token }) => pushUrl === '' || token !== '', message: '设置 pushUrl 时需要 token' },
];

function checkKind(known: Account | undefined, kind: unknown): void {
  if (!known && kind === undefined) refuse('新账号需要 kind（oa 或 mp）');
  if (known && kind !== undefined && kind !== known.kind) refuse('账号的 kind 不能更改');
}

/**
 * Creates or changes an account (absent settings keep their value) and lifts any
 * MarkFail suspension. Throws ControlError 400 in Chinese on a bad setting.
 */
export function saveAccount(world: World, appid: string, input: Record<string, unknown>): Account {
  checkSettings(input);
  const known = world.account(appid);
  checkKind(known, input['kind']);
  const account: Account = { ...(known ?? blankAccount(appid)), ...input, failuresInRow: 0, markFailUntil: 0 };
  account.name ||= account.kind === 'oa' ? '市民热线公众号' : '市民热线小程序';
  const broken = WHOLE_RULES.find((rule) => !rule.good(account));
  if (broken) refuse(broken.message);
  world.state.accounts.set(appid, account);
  if (!known) {
    seedTemplates(world, account);
    meetEveryone(world, account);
  }
  return account;
}

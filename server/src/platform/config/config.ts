import * as z from 'zod';
import { parseFieldKeys } from '../seal/seal';

/** All settings, read once. A value with a fault is named with every other fault, never echoed. */

const port = z.coerce.number().int().min(0).max(65535);
const url = z.url({ protocol: /^https?$/ });
const aesKey = z.string().regex(/^[A-Za-z0-9]{43}$/, '应为43位字母数字');
const account = (prefix: 'WECHAT_OA' | 'WECHAT_MP') => ({
  [`${prefix}_APPID`]: z.string().regex(/^wx[0-9a-f]{16}$/, '应为wx开头的18位AppID'),
  [`${prefix}_SECRET`]: z.string().min(32, '至少32位'),
  [`${prefix}_TOKEN`]: z.string().regex(/^[A-Za-z0-9]{3,32}$/, '应为3至32位字母数字'),
  [`${prefix}_AES_KEY`]: aesKey,
  [`${prefix}_MODE`]: z.enum(['plain', 'compat', 'safe']).default('safe'),
});

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: url.default('http://127.0.0.1:3000'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z.string().regex(/^(sqlite:.+|mysql:\/\/.+)$/, '应为 sqlite:文件 或 mysql://…').default('sqlite:data/hotline.sqlite'),
  SESSION_SECRET: z.string().min(32, '至少32位'),
  FIELD_KEY: z.string().refine((text) => parseFieldKeys(text) !== null, '应为 v1:32字节密钥的base64'),
  TRUSTED_PROXIES: z.string().default(''),
  METRICS_TOKEN: z.string().min(16, '至少16位').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  DEMO: z.enum(['0', '1']).default('0'),
  /** From and to which hour (Asia/Shanghai) nobody is told what can wait. */
  QUIET_HOURS: z.string().regex(/^(off|(\d|1\d|2[0-3])-(\d|1\d|2[0-3]))$/, '应为 22-7 这样的起止钟点，或 off').default('22-7'),
  /** Whether staff need a second factor; production always does. */
  STAFF_SECOND_FACTOR: z.enum(['required', 'optional']).optional(),
  /** Passwords are hashed by scrypt with N = 2 to this power; those hashed before keep theirs until they are changed. */
  PASSWORD_COST: z.coerce.number().int('应为整数').min(4, '4至20').max(20, '4至20').default(15),
  OIDC_ISSUER: url.optional(),
  OIDC_CLIENT_ID: z.string().max(200).optional(),
  OIDC_CLIENT_SECRET: z.string().min(16, '至少16位').optional(),
  OIDC_STAFF_NO_CLAIM: z.string().max(64).default('staff_no'),
  OIDC_NAME: z.string().max(20, '最多20个字').default('统一身份认证'),
  ...account('WECHAT_OA'),
  ...account('WECHAT_MP'),
  /** Where relay numbers (隐私号) come from: the city's adapter of its provider; without it the hotline calls for departments. */
  RELAY_CALLS_URL: url.optional(),
  RELAY_CALLS_KEY: z.string().min(16, '至少16位').optional(),
  /** Where text messages (短信) go out: the city's adapter of its provider; without it production sends none, and nobody logs in by a code. */
  TEXT_MESSAGES_URL: url.optional(),
  TEXT_MESSAGES_KEY: z.string().min(16, '至少16位').optional(),
  /** biz_template_id of the account's 城市服务 messages; without it none are sent. */
  WECHAT_CITY_SERVICE_TEMPLATE: z.string().regex(/^[\w-]{1,64}$/, '应为1至64位字母、数字、下划线或连字符').optional(),
  /** The keys of that template for number, state and remark: WeChat has no call that lists them. */
  WECHAT_CITY_SERVICE_KEYS: z.string().regex(/^\w+,\w+,\w+$/, '应为诉求编号、当前状态、说明三个参数名，用英文逗号分隔').default('keyword1,keyword2,remark'),
  WECHAT_MP_FORMAT: z.enum(['xml', 'json']).default('json'),
  WECHAT_API_BASE: url.default('https://api.weixin.qq.com'),
  WECHAT_OPEN_BASE: url.default('https://open.weixin.qq.com'),
  WECHAT_PLATFORM_BASE: url.default('https://mp.weixin.qq.com'),
  WECHAT_PAY_BASE: url.default('https://api.mch.weixin.qq.com'),
});

type Settings = z.output<typeof schema> & Record<`WECHAT_${'OA' | 'MP'}_${'APPID' | 'SECRET' | 'TOKEN' | 'AES_KEY'}`, string> & Record<`WECHAT_${'OA' | 'MP'}_MODE`, 'plain' | 'compat' | 'safe'>;

/** The city's single sign-on, by OpenID Connect. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that carries the staff number. */
  readonly claim: string;
  /** What the log-in page calls it. */
  readonly name: string;
}

export type Config = Settings & { readonly production: boolean; readonly secureCookies: boolean; readonly secondFactorRequired: boolean; readonly oidc: OidcSettings | null };

const loopback = (text: string): boolean => /^https?:\/\/(127\.|localhost|\[::1\]|0\.0\.0\.0)/.test(text);

/** What production refuses beyond plain validity. */
function productionFaults(settings: Settings): string[] {
  const faults: string[] = [];
  const bases = ['WECHAT_API_BASE', 'WECHAT_OPEN_BASE', 'WECHAT_PLATFORM_BASE', 'WECHAT_PAY_BASE'] as const;
  if (!settings.PUBLIC_URL.startsWith('https://')) faults.push('PUBLIC_URL：正式环境必须使用 https');
  if (settings.WECHAT_OA_MODE !== 'safe') faults.push('WECHAT_OA_MODE：正式环境必须使用安全模式 safe');
  if (settings.WECHAT_MP_MODE !== 'safe') faults.push('WECHAT_MP_MODE：正式环境必须使用安全模式 safe');
  if (settings.DEMO === '1') faults.push('DEMO：正式环境不能装入演示数据');
  for (const base of bases) {
    if (loopback(settings[base]) || !settings[base].startsWith('https://')) faults.push(`${base}：正式环境不能指向本机沙箱`);
  }
  return [...faults, ...logInFaults(settings), ...plainAdapterFaults(settings)];
}

/** How staff may not log in to a real city. */
function logInFaults({ STAFF_SECOND_FACTOR, PASSWORD_COST, OIDC_ISSUER }: Settings): string[] {
  return [
    ...(STAFF_SECOND_FACTOR === 'optional' ? ['STAFF_SECOND_FACTOR：正式环境必须为 required'] : []),
    ...(PASSWORD_COST < 15 ? ['PASSWORD_COST：正式环境不能低于15'] : []),
    ...(OIDC_ISSUER && !OIDC_ISSUER.startsWith('https://') ? ['OIDC_ISSUER：正式环境必须使用 https'] : []),
  ];
}

const oidcNames = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** Single sign-on is set up as a whole or not at all. */
function oidcFaults(given: NodeJS.ProcessEnv): string[] {
  const missing = oidcNames.filter((name) => given[name] === undefined);
  return missing.length === oidcNames.length ? [] : missing.map((name) => `${name}：未设置（启用单点登录须同时设置 ${oidcNames.join('、')}）`);
}

/** The city's own adapters, each with an address and a key. */
const adapters = [['RELAY_CALLS_URL', 'RELAY_CALLS_KEY', '中间号'], ['TEXT_MESSAGES_URL', 'TEXT_MESSAGES_KEY', '短信']] as const;

/** Telephone numbers go there. */
const plainAdapterFaults = (settings: Settings): string[] => adapters.flatMap(([url]) => (settings[url]?.startsWith('http:') ? [`${url}：正式环境必须使用 https`] : []));

/** Each with both or neither. */
const adapterFaults = (given: NodeJS.ProcessEnv): string[] =>
  adapters.flatMap(([url, key, name]) => {
    const missing = [url, key].filter((each) => given[each] === undefined);
    return missing.length === 1 ? [`${missing.join()}：未设置（启用${name}须同时设置 ${url}、${key}）`] : [];
  });

const oidcOf = ({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_STAFF_NO_CLAIM: claim, OIDC_NAME: name }: Settings): OidcSettings | null =>
  issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, claim, name } : null;

/** Thrown with every fault in one Chinese text, a line each. */
export class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(`配置有误，服务没有启动：\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/** Reads the settings from environment variables; empty ones count as absent. Throws ConfigError. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${String(issue.path[0])}：${given[String(issue.path[0])] === undefined ? '未设置' : issue.message}`);
    throw new ConfigError([...issues, ...oidcFaults(given), ...adapterFaults(given)]);
  }
  const settings = parsed.data as Settings;
  const production = settings.NODE_ENV === 'production';
  const faults = [...oidcFaults(given), ...adapterFaults(given), ...(production ? productionFaults(settings) : [])];
  if (settings.DEMO === '1' && !settings.DATABASE_URL.startsWith('sqlite:')) faults.push('DEMO：演示数据只装入嵌入式数据库（sqlite）');
  if (faults.length > 0) throw new ConfigError(faults);
  return { ...settings, production, secureCookies: settings.PUBLIC_URL.startsWith('https://'), secondFactorRequired: settings.STAFF_SECOND_FACTOR ? settings.STAFF_SECOND_FACTOR === 'required' : production, oidc: oidcOf(settings) };
}

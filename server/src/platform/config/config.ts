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
  ...account('WECHAT_OA'),
  ...account('WECHAT_MP'),
  WECHAT_MP_FORMAT: z.enum(['xml', 'json']).default('json'),
  WECHAT_API_BASE: url.default('https://api.weixin.qq.com'),
  WECHAT_OPEN_BASE: url.default('https://open.weixin.qq.com'),
  WECHAT_PLATFORM_BASE: url.default('https://mp.weixin.qq.com'),
  WECHAT_PAY_BASE: url.default('https://api.mch.weixin.qq.com'),
});

type Settings = z.output<typeof schema> & Record<`WECHAT_${'OA' | 'MP'}_${'APPID' | 'SECRET' | 'TOKEN' | 'AES_KEY'}`, string> & Record<`WECHAT_${'OA' | 'MP'}_MODE`, 'plain' | 'compat' | 'safe'>;
export type Config = Settings & { readonly production: boolean; readonly secureCookies: boolean };

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
  return faults;
}

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
    throw new ConfigError(parsed.error.issues.map((issue) => `${String(issue.path[0])}：${given[String(issue.path[0])] === undefined ? '未设置' : issue.message}`));
  }
  const settings = parsed.data as Settings;
  const production = settings.NODE_ENV === 'production';
  const faults = production ? productionFaults(settings) : [];
  if (settings.DEMO === '1' && !settings.DATABASE_URL.startsWith('sqlite:')) faults.push('DEMO：演示数据只装入嵌入式数据库（sqlite）');
  if (faults.length > 0) throw new ConfigError(faults);
  return { ...settings, production, secureCookies: settings.PUBLIC_URL.startsWith('https://') };
}

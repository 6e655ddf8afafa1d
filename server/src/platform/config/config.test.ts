import { randomBytes } from 'node:crypto';
import { ConfigError, readConfig } from './config';

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
const account = (prefix: string) => ({ [`${prefix}_APPID`]: `wx${hex(8)}`, [`${prefix}_SECRET`]: hex(16), [`${prefix}_TOKEN`]: hex(8), [`${prefix}_AES_KEY`]: hex(22).slice(0, 43) });
const good = { SESSION_SECRET: hex(32), FIELD_KEY: `v1:${randomBytes(32).toString('base64')}`, ...account('WECHAT_OA'), ...account('WECHAT_MP') };
const city = { ...good, NODE_ENV: 'production', PUBLIC_URL: 'https://12345.example.cn', DATABASE_URL: 'mysql://hotline@db/hotline' };

/** The faults of settings, as the person at the console reads them. */
function faultsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

test('complete settings are taken, in development and in production', () => {
  expect([faultsOf(good), faultsOf(city)]).toEqual(['', '']);
  expect(readConfig(city)).toMatchObject({ production: true, secureCookies: true, WECHAT_API_BASE: 'https://api.weixin.qq.com' });
});

test('every fault is reported at once, and no value is shown', () => {
  const text = faultsOf({ ...good, SESSION_SECRET: 'too-short-secret', FIELD_KEY: 'v1:abc', PORT: '99999', WECHAT_OA_AES_KEY: 'x', DATABASE_URL: 'postgres://db' });
  for (const name of ['SESSION_SECRET', 'FIELD_KEY', 'PORT', 'WECHAT_OA_AES_KEY', 'DATABASE_URL']) expect(text).toContain(name);
  expect(text).not.toContain('too-short-secret');
});

test.each([
  ['PUBLIC_URL', 'http://12345.example.cn'],
  ['WECHAT_OA_MODE', 'plain'],
  ['WECHAT_MP_MODE', 'compat'],
  ['WECHAT_API_BASE', 'http://127.0.0.1:9345'],
  ['WECHAT_OPEN_BASE', 'https://localhost:9345'],
  ['DEMO', '1'],
])('production refuses %s=%s', (name, value) => {
  expect(faultsOf({ ...city, [name]: value })).toContain(name);
});

test('an empty value counts as not given', () => {
  expect(faultsOf({ ...good, SESSION_SECRET: '' })).toContain('SESSION_SECRET：未设置');
});

test('demo data is for the embedded database alone', () => {
  expect(faultsOf({ ...good, DEMO: '1', DATABASE_URL: 'mysql://hotline@db/hotline' })).toContain('DEMO');
});

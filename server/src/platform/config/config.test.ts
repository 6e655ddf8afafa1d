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
  ['STAFF_SECOND_FACTOR', 'optional'],
  ['PASSWORD_COST', '14'],
  ['RELAY_CALLS_URL', 'http://relay.example.cn/numbers'],
  ['TEXT_MESSAGES_URL', 'http://sms.example.cn/send'],
])('production refuses %s=%s', (name, value) => {
  expect(faultsOf({ ...city, [name]: value })).toContain(name);
});

test.each([
  ['WECHAT_CITY_SERVICE_TEMPLATE', 'a template'],
  ['WECHAT_CITY_SERVICE_KEYS', 'keyword1,keyword2'],
])('城市服务: %s=%s is refused', (name, value) => {
  expect(faultsOf({ ...city, [name]: value })).toContain(name);
});

test('an empty value counts as not given', () => {
  expect(faultsOf({ ...good, SESSION_SECRET: '' })).toContain('SESSION_SECRET：未设置');
});

test('demo data is for the embedded database alone', () => {
  expect(faultsOf({ ...good, DEMO: '1', DATABASE_URL: 'mysql://hotline@db/hotline' })).toContain('DEMO');
});

test('a second factor is required in production, elsewhere only if asked for', () => {
  expect([readConfig(city), readConfig(good), readConfig({ ...good, STAFF_SECOND_FACTOR: 'required' })].map((config) => config.secondFactorRequired)).toEqual([true, false, true]);
});

test('single sign-on is set up as a whole, by https in production; what is missing is told with all other faults', () => {
  const oidc = { OIDC_ISSUER: 'https://sso.example.cn', OIDC_CLIENT_ID: 'hotline', OIDC_CLIENT_SECRET: hex(16) };
  expect([readConfig(good).oidc, readConfig({ ...city, ...oidc }).oidc]).toEqual([null, { issuer: oidc.OIDC_ISSUER, clientId: 'hotline', clientSecret: oidc.OIDC_CLIENT_SECRET, claim: 'staff_no', name: '统一身份认证' }]);
  expect(faultsOf({ ...city, ...oidc, OIDC_ISSUER: 'http://sso.example.cn' })).toContain('OIDC_ISSUER');
  const text = faultsOf({ ...good, OIDC_ISSUER: oidc.OIDC_ISSUER, PORT: '99999' });
  for (const name of ['PORT', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']) expect(text).toContain(name);
});

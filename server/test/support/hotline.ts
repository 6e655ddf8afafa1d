import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadDemoCity } from '../../src/demo/load-demo-city';
import type { Clock } from '../../src/platform/clock';
import { readConfig } from '../../src/platform/config/config';
import { createLog } from '../../src/platform/log';
import { startServer, type RunningServer } from '../../src/server';
import { createSandbox, type Sandbox } from '../../sandbox';
import { freshMariadbUrl } from './mariadb';
import { readDemoLogins, type DemoLogins } from './people';

export type DatabaseKind = 'sqlite' | 'mariadb';
export const databaseKinds: readonly DatabaseKind[] = ['sqlite', 'mariadb'];

/**
 * For a test file to which one database is proof enough, since it is about HTTP, texts, permissions, WeChat's formats or what a page
 * shows: half of them take SQLite, and those in which several people race for a row MariaDB, as SQLite does one thing at a time
 * anyhow. On both by `npm run verify:databases`.
 */
export const oneDatabase = (kind: DatabaseKind): readonly DatabaseKind[] => (process.env['VERIFY_DATABASES'] === undefined ? [kind] : databaseKinds);

/** Time that tests move; it runs on from where it was set. */
export class TestClock implements Clock {
  private offset = 0;

  now(): number {
    return Date.now() + this.offset;
  }

  advance(ms: number): void {
    this.offset += ms;
  }

  set(instant: number): void {
    this.offset = instant - Date.now();
  }
}

/** A whole hotline in this process: real server, real database with the demo city, and a WeChat beside it. */
export interface Hotline {
  readonly url: string;
  readonly server: RunningServer;
  readonly sandbox: Sandbox;
  readonly clock: TestClock;
  readonly logins: DemoLogins;
  stop(): Promise<void>;
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** WeChat's consoles make keys of letters and digits only. */
const aesKey = (): string => {
  const key = randomBytes(32).toString('base64').slice(0, 43);
  return /[+/]/.test(key) ? aesKey() : key;
};

/** The built mini-program, for those who open it in the sandbox's phone. */
const weapp = { folder: resolve(__dirname, '../../../miniprogram/dist/weapp'), server: process.env.PUBLIC_URL ?? 'http://127.0.0.1:3000' };

/** Keys made for this run only. */
export function secrets(): Record<string, string> {
  const account = (prefix: string) => ({
    [`${prefix}_APPID`]: `wx${hex(8)}`,
    [`${prefix}_SECRET`]: hex(16),
    [`${prefix}_TOKEN`]: hex(16),
    [`${prefix}_AES_KEY`]: aesKey(),
  });
  return { SESSION_SECRET: hex(32), FIELD_KEY: `v1:${randomBytes(32).toString('base64')}`, METRICS_TOKEN: hex(16), ...account('WECHAT_OA'), ...account('WECHAT_MP') };
}

export function accountSettings(keys: Record<string, string>, serverUrl: string) {
  const common = (prefix: string) => ({ appid: keys[`${prefix}_APPID`] ?? '', secret: keys[`${prefix}_SECRET`], token: keys[`${prefix}_TOKEN`], aesKey: keys[`${prefix}_AES_KEY`], mode: 'safe' });
  return [
    { ...common('WECHAT_OA'), kind: 'oa', format: 'xml', pushUrl: `${serverUrl}/wechat/official-account`, oauthDomain: '127.0.0.1' },
    { ...common('WECHAT_MP'), kind: 'mp', format: 'json', pushUrl: `${serverUrl}/wechat/mini-program` },
  ];
}

async function databaseUrl(kind: DatabaseKind, folder: string): Promise<{ url: string; drop: () => Promise<void> }> {
  if (kind === 'sqlite') return { url: `sqlite:${join(folder, 'hotline.sqlite')}`, drop: () => Promise.resolve() };
  return freshMariadbUrl();
}

/** Opens a hotline of its own for a test file; what was opened is closed again if a later step fails. */
export async function openHotline(kind: DatabaseKind = 'sqlite', overrides: Record<string, string> = {}): Promise<Hotline> {
  const opened: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    return { ...(await openParts(kind, overrides, opened)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openParts(kind: DatabaseKind, overrides: Record<string, string>, opened: (() => Promise<unknown>)[]): Promise<Omit<Hotline, 'stop'>> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-'));
  opened.push(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
  const database = await databaseUrl(kind, folder);
  opened.push(database.drop);
  const clock = new TestClock();
  const sandbox = await createSandbox({ port: 0, key: hex(16), now: () => clock.now(), weapp });
  opened.push(sandbox.stop);
  const keys = secrets();
  const base = sandbox.url;
  const env = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'fatal', PASSWORD_COST: '8', QUIET_HOURS: 'off', WECHAT_API_BASE: base, WECHAT_OPEN_BASE: base, WECHAT_PLATFORM_BASE: base, WECHAT_PAY_BASE: base };
  const config = { ...readConfig({ ...env, ...keys, ...overrides }) };
  const loginsFile = join(folder, 'demo-logins.json');
  const server = await startServer({ config, log: createLog(config.LOG_LEVEL), clock, root: resolve(__dirname, '../../..'), prepare: (api) => loadDemoCity(api, loginsFile) });
  opened.push(server.stop);
  // Known only once the port is.
  config.PUBLIC_URL = server.url;
  for (const { appid, ...settings } of accountSettings(keys, server.url)) await configure(sandbox, appid, settings);
  return { url: server.url, server, sandbox, clock, logins: readDemoLogins(loginsFile) };
}

export async function configure(sandbox: Sandbox, appid: string, settings: object): Promise<void> {
  const answer = await fetch(`${sandbox.url}/__sandbox/accounts/${appid}`, { method: 'PUT', headers: { 'content-type': 'application/json', 'x-sandbox-key': sandbox.key }, body: JSON.stringify(settings) });
  if (!answer.ok) throw new Error(`sandbox account: ${await answer.text()}`);
}

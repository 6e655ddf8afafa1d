import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Koa, { type Middleware } from 'koa';
import pino from 'pino';
import { Database } from '../../src/platform/db/database';
import { createDataSource } from '../../src/platform/db/data-source';
import { createSeal } from '../../src/platform/seal/seal';
import { Spools } from '../../src/platform/spool/spools';
import { MessageCrypto } from '../../src/wechat/core/message-crypto';
import type { PushAccount } from '../../src/wechat/core/config';
import { signatureOf } from '../../src/wechat/core/signature';
import { wechatEntities } from '../../src/wechat';

export const silent = pino({ level: 'silent' });

/** A clock the test moves. */
export class TestClock {
  constructor(public ms = Date.parse('2026-03-02T06:05:00Z')) {}
  now(): number {
    return this.ms;
  }
  seconds(): string {
    return String(Math.floor(this.ms / 1000));
  }
}

const cleanups: (() => Promise<unknown> | unknown)[] = [];

/** Closes what the tests of a file opened; for afterAll. */
export async function closeAll(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}

/** A database of its own in memory, with the tables of this layer. */
export async function openDatabase(): Promise<Database> {
  const source = createDataSource('sqlite::memory:', { entities: wechatEntities, migrations: [] });
  await source.initialize();
  await source.synchronize();
  cleanups.push(() => source.destroy());
  return new Database(source);
}

/** Keys are made for each run. */
export const seal = createSeal(new Map([['v1', randomBytes(32)]]));
export const account: PushAccount = { appid: 'wx0123456789abcdef', token: randomBytes(16).toString('hex'), aesKey: randomBytes(22).toString('hex').slice(0, 43), mode: 'safe', format: 'xml' };

/** Spools in a folder of their own. */
export function openSpools(): Spools {
  const root = mkdtempSync(join(tmpdir(), 'spool-'));
  const spools = new Spools({ root, seal, log: silent });
  cleanups.push(async () => {
    await spools.close();
    rmSync(root, { recursive: true });
  });
  return spools;
}

/** Serves a middleware on a free port and returns its address. */
export async function serve(middleware: Middleware): Promise<string> {
  const app = new Koa();
  app.silent = true;
  app.use(middleware);
  return listen(createServer(app.callback()));
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let nonces = 100_000;

export interface SignedPush {
  readonly query: Record<string, string>;
  readonly body: string;
}

/** A push as WeChat would sign and encrypt it. */
export function signedPush(to: PushAccount, message: string, timestamp: string): SignedPush {
  const nonce = String((nonces += 1));
  const signature = signatureOf(to.token, timestamp, nonce);
  if (to.mode === 'plain') return { query: { signature, timestamp, nonce }, body: message };
  const encrypt = new MessageCrypto(to.appid, to.aesKey).encrypt(message);
  const body = to.format === 'xml' ? `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>` : JSON.stringify({ ToUserName: 'gh_1', Encrypt: encrypt });
  return { query: { signature, timestamp, nonce, encrypt_type: 'aes', msg_signature: signatureOf(to.token, timestamp, nonce, encrypt) }, body };
}

export const textMessage = (content: string, msgId: string): string =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oUser-1]]></FromUserName><CreateTime>1772431500</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content><MsgId>${msgId}</MsgId></xml>`;

/** Pseudo-random integers below `limit`, the same in every run (mulberry32). */
export function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** A promise and the switch that fulfils it. */
export function gateway<T>(): { readonly opened: Promise<T>; readonly open: (value: T) => void } {
  let open: (value: T) => void = () => undefined;
  const opened = new Promise<T>((resolve) => (open = resolve));
  return { opened, open };
}

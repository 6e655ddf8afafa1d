import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { createConnection, type Connection } from 'mysql2/promise';
import { createSandbox } from '../../sandbox';
import { ApiRelay, bodyOf, forward } from './api-relay';
import { accountSettings, configure, secrets, type Hotline } from './hotline';
import { freshMariadbUrl } from './mariadb';
import { readDemoLogins } from './people';

const dist = resolve(__dirname, '../../dist/src');

/** A server as a process of its own, that can be killed and started again. */
class Replica {
  url: string | null = null;
  private child: ChildProcess | null = null;

  constructor(
    private readonly env: Readonly<Record<string, string>>,
    readonly relay: ApiRelay,
  ) {}

  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(dist, 'main.js')], { env: { ...process.env, ...this.env }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    this.child = child;
    this.url = await new Promise<string>((ready, failed) => {
      child.once('exit', (code) => failed(new Error(`replica ended with ${String(code)}`)));
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        const entry = line.startsWith('{') ? (JSON.parse(line) as { ready?: boolean; url?: string }) : {};
        if (entry.ready) ready(entry.url ?? '');
      });
    });
  }

  /** Pulls the plug. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    this.relay.close();
  }

  private end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.url = null;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((ended) => {
      child.once('exit', () => ended());
      child.kill(signal);
    });
  }
}

/** Several replicas as processes on one MariaDB, each with its own line to one WeChat, behind one address. */
export interface Fleet extends Pick<Hotline, 'url' | 'sandbox' | 'logins'> {
  readonly replicas: readonly Replica[];
  readonly database: Connection;
  readonly miniProgram: string;
  stop(): Promise<void>;
}

export async function openFleet(count: number): Promise<Fleet> {
  const opened: (() => Promise<unknown> | unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    return { ...(await openParts(count, opened)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openParts(count: number, opened: (() => Promise<unknown> | unknown)[]): Promise<Omit<Fleet, 'stop'>> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-fleet-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  const { url: databaseUrl, drop } = await freshMariadbUrl();
  opened.push(drop);
  const sandbox = await createSandbox({ port: 0, key: randomBytes(16).toString('hex') });
  opened.push(sandbox.stop);
  const replicas: Replica[] = [];
  const url = await openBalancer(replicas, opened);
  const keys = secrets();
  const bases = Object.fromEntries(['API', 'OPEN', 'PLATFORM', 'PAY'].map((name) => [`WECHAT_${name}_BASE`, sandbox.url]));
  const shared = { NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', PUBLIC_URL: url, DATABASE_URL: databaseUrl, LOG_LEVEL: 'fatal', PASSWORD_COST: '8', QUIET_HOURS: 'off', DEMO: '0', ...keys, ...bases };
  await promisify(execFile)(process.execPath, [join(dist, 'demo/main.js')], { env: { ...process.env, ...shared, DATA_DIR: folder } });
  for (let at = 0; at < count; at += 1) {
    const relay = new ApiRelay(sandbox.url);
    const replica = new Replica({ ...shared, DATA_DIR: join(folder, String(at)), WECHAT_API_BASE: await relay.open() }, relay);
    replicas.push(replica);
    opened.push(() => replica.stop());
    await replica.start();
  }
  for (const { appid, ...settings } of accountSettings(keys, url)) await configure(sandbox, appid, settings);
  const at = new URL(databaseUrl);
  const database = await createConnection({ user: 'root', socketPath: at.searchParams.get('socketPath') ?? '', database: at.pathname.slice(1) });
  opened.push(() => database.destroy());
  return { url, sandbox, replicas, database, logins: readDemoLogins(join(folder, 'demo-logins.json')), miniProgram: keys['WECHAT_MP_APPID'] ?? '' };
}

/** One address for all, as a load balancer gives: in turn to whoever lives; a push that met a dying one goes to the next. */
async function openBalancer(replicas: readonly Replica[], opened: (() => unknown)[]): Promise<string> {
  let turn = 0;
  const attempt = async (request: IncomingMessage, body: Buffer): Promise<Response | null> => {
    const living = replicas.flatMap(({ url }) => (url === null ? [] : [url]));
    const chosen = living[(turn += 1) % Math.max(living.length, 1)];
    return chosen === undefined ? null : forward(chosen, request, body).catch(() => null);
  };
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const answer = (await attempt(request, body)) ?? (request.url?.startsWith('/wechat/') ? await attempt(request, body) : null);
    if (!answer) return void response.writeHead(502, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { code: 'server.unavailable', message: '', requestId: '' } }));
    const cookies = answer.headers.getSetCookie();
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain', ...(cookies.length > 0 && { 'set-cookie': cookies }) }).end(Buffer.from(await answer.arrayBuffer()));
  };
  const server = createServer((request, response) => void pass(request, response).catch(() => response.destroy()));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  opened.push(() => server.closeAllConnections() ?? server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

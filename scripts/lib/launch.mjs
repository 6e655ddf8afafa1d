import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from './data-folder.mjs';
import { fromRoot } from './paths.mjs';
import { freePort } from './ports.mjs';
import { ServiceDied, startService } from './service.mjs';
import { localSettings } from './settings.mjs';
import { sandboxAccounts } from './wechat-accounts.mjs';

/** Migrations and the demo city on a slow disk take seconds; a minute and a half means that something hangs. */
const patience = 90_000;

const programs = { sandbox: fromRoot('server/dist/sandbox/main.js'), server: fromRoot('server/dist/src/main.js') };

/** Rejects, and ends the program, when it is not ready in time. */
async function withPatience(name, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} was not ready within ${patience / 1000} s`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const sandboxEnv = (settings) => ({
  ...process.env,
  SANDBOX_PORT: settings.SANDBOX_PORT,
  SANDBOX_KEY: settings.SANDBOX_KEY,
  SANDBOX_SEED_ACCOUNTS: JSON.stringify(sandboxAccounts(settings)),
  SANDBOX_WEAPP: fromRoot('miniprogram/dist/weapp'),
  SANDBOX_WEAPP_SERVER: process.env.PUBLIC_URL ?? 'http://127.0.0.1:3000', // what the build takes for it
});

/** One program of the product, started again as often as asked; an end nobody asked for is reported. */
class Program {
  constructor(name, { env, folder, onLine, onDeath }) {
    Object.assign(this, { name, env, onLine, onDeath, log: openLog(folder, name), service: null });
  }

  async start() {
    const onLine = (line, loud) => {
      this.log(line);
      this.onLine?.(this.name, line, loud);
    };
    const service = await withPatience(this.name, startService({ name: this.name, script: programs[this.name], env: this.env, onLine }));
    this.service = service;
    service.ended.then((end) => {
      if (this.service === service) this.onDeath?.(new ServiceDied(end));
    });
    return service.ready;
  }

  async end(how) {
    const { service } = this;
    this.service = null;
    await service?.[how]();
  }
}

/**
 * Starts the built product with complete settings: the sandbox first (unless told otherwise), then the server.
 * @param {Record<string, string>} settings see settings.mjs
 * @param {{sandbox?: boolean, onLine?: (name: string, line: string, loud: boolean) => void, onDeath?: (death: ServiceDied) => void}} options
 */
export async function launchWith(settings, { sandbox = true, onLine, onDeath } = {}) {
  const common = { folder: settings.DATA_DIR, onLine, onDeath };
  const wechat = new Program('sandbox', { ...common, env: sandboxEnv(settings) });
  const server = new Program('server', { ...common, env: { ...process.env, ...settings } });
  const stop = async () => {
    wechat.onDeath = undefined; // Ctrl-C reaches every program of the terminal: the sandbox may end by itself meanwhile
    await server.end('stop');
    await wechat.end('stop');
  };
  try {
    if (sandbox) await wechat.start();
    const ready = await server.start();
    if (sandbox) await verifyPushAddresses(settings);
    return { ...doors(settings, sandbox), ready, settings, demoLogins: () => demoLogins(ready), ...controls(server), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Only now does somebody listen at the addresses for pushes: saving an account makes the sandbox try its own. */
async function verifyPushAddresses(settings) {
  const headers = { 'content-type': 'application/json', 'x-sandbox-key': settings.SANDBOX_KEY };
  for (const { appid } of sandboxAccounts(settings)) {
    await fetch(`http://127.0.0.1:${settings.SANDBOX_PORT}/__sandbox/accounts/${appid}`, { method: 'PUT', headers, body: '{}' });
  }
}

const controls = (server) => ({
  /** Pulls the plug of the server only. */
  kill: () => server.end('kill'),
  /** Ends the server (if it still runs) and starts it again on the same data. */
  restart: async () => {
    await server.end('stop');
    return server.start();
  },
  serverLog: () => server.service?.lines.slice() ?? [],
});

const doors = (settings, sandbox) => ({
  serverUrl: settings.PUBLIC_URL,
  h5Url: `${settings.PUBLIC_URL}/h5/`,
  adminUrl: `${settings.PUBLIC_URL}/admin/`,
  sandboxUrl: sandbox ? `http://127.0.0.1:${settings.SANDBOX_PORT}` : null,
});

function demoLogins({ demoLogins: path }) {
  return path && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).staff : [];
}

async function ownSettings(folder, { ports = {}, env = {} }) {
  const PORT = String(ports.server ?? (await freePort()));
  const SANDBOX_PORT = String(ports.sandbox ?? (await freePort()));
  return localSettings({ NODE_ENV: 'development', ...env, DATA_DIR: folder, PORT, SANDBOX_PORT });
}

const show = (name, line) => process.stderr.write(`[${name}] ${line}\n`);

/**
 * The product on free ports with a data folder of its own: for tests, screenshots and replays.
 * A folder made here is removed again by stop().
 * @param {{dataDir?: string, ports?: {server?: number, sandbox?: number}, env?: Record<string, string>, quiet?: boolean}} options
 */
export async function launch(options = {}) {
  const folder = options.dataDir ?? mkdtempSync(join(tmpdir(), 'hotline-'));
  const putAway = () => (options.dataDir ? undefined : rmSync(folder, { recursive: true, force: true }));
  try {
    const settings = await ownSettings(folder, options);
    const product = await launchWith(settings, { onLine: options.quiet === false ? show : undefined });
    return { ...product, stop: () => product.stop().then(putAway) };
  } catch (error) {
    putAway();
    throw error;
  }
}

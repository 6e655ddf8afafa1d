import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launchWith } from './launch.mjs';
import { fromRoot } from './paths.mjs';
import { freePort } from './ports.mjs';
import { makeSecrets } from './secrets.mjs';
import { localSettings } from './settings.mjs';

const folder = () => mkdtempSync(join(tmpdir(), 'hotline-'));

/** Folder and port are each replica's own. */
const settingsOfOne = async (shared) => localSettings({ ...shared, DATA_DIR: folder(), PORT: String(await freePort()) });

/** A WeChat that agrees to everything: what is called meanwhile is not what is looked at. */
function openWechat() {
  const answer = JSON.stringify({ errcode: 0, errmsg: 'ok', access_token: 'token', expires_in: 7200, subscribe: 1, template_list: [], data: [] });
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ url: `http://127.0.0.1:${server.address().port}`, close: () => server.closeAllConnections() ?? server.close() }));
  });
}

/** What replicas have in common: database, secrets, and WeChat. */
function sharedSettings(DATABASE_URL, wechat) {
  const bases = Object.fromEntries(['API', 'OPEN', 'PLATFORM', 'PAY'].map((name) => [`WECHAT_${name}_BASE`, wechat]));
  return { NODE_ENV: 'development', DATABASE_URL, LOG_LEVEL: 'warn', ...makeSecrets(), ...bases };
}

/** Replicas of the server with the demo city on one MySQL or MariaDB database, which must be empty. */
export async function launchReplicas(DATABASE_URL, count) {
  const wechat = await openWechat();
  const shared = sharedSettings(DATABASE_URL, wechat.url);
  const all = await Promise.all(Array.from({ length: count }, () => settingsOfOne(shared)));
  const replicas = [];
  const stop = async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    wechat.close();
    for (const { DATA_DIR } of all) rmSync(DATA_DIR, { recursive: true, force: true });
  };
  try {
    await promisify(execFile)(process.execPath, [fromRoot('server/dist/src/demo/main.js')], { env: { ...process.env, ...all[0] } });
    for (const settings of all) replicas.push(await launchWith(settings, { sandbox: false }));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    urls: replicas.map(({ serverUrl }) => serverUrl),
    settings: shared,
    demoLogins: () => JSON.parse(readFileSync(join(all[0].DATA_DIR, 'demo-logins.json'), 'utf8')).staff,
    kill: (at) => replicas[at].kill(),
    restart: (at) => replicas[at].restart(),
    stop,
  };
}

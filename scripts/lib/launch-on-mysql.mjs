import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './launch.mjs';
import { fromRoot } from './paths.mjs';
import { localSettings } from './settings.mjs';

/** The product with the demo city on a MySQL or MariaDB database, which must be empty. */
export async function launchOnMysql(DATABASE_URL) {
  const dataDir = mkdtempSync(join(tmpdir(), 'hotline-'));
  const settings = localSettings({ NODE_ENV: 'development', DATA_DIR: dataDir, DATABASE_URL });
  await promisify(execFile)(process.execPath, [fromRoot('server/dist/src/demo/main.js')], { env: { ...process.env, ...settings } });
  const product = await launch({ dataDir, env: { DATABASE_URL } });
  const { staff } = JSON.parse(readFileSync(join(dataDir, 'demo-logins.json'), 'utf8'));
  return { ...product, demoLogins: () => staff, stop: () => product.stop().then(() => rmSync(dataDir, { recursive: true, force: true })) };
}

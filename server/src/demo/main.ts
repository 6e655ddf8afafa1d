import { join } from 'node:path';
import { readConfig } from '../platform/config/config';
import { createLog } from '../platform/log';
import { startServer } from '../server';
import { loadDemoCity } from './load-demo-city';

/**
 * Loads the demo city into an empty database of any kind and ends: for replays and drills on MySQL, where `npm start`
 * makes no demo data. Not for production.
 */
async function main(): Promise<void> {
  const config = { ...readConfig({ ...process.env, DEMO: '0' }), PORT: 0 };
  if (config.production) throw new Error('正式环境不能装入演示数据。');
  const loginsFile = join(config.DATA_DIR, 'demo-logins.json');
  const server = await startServer({ config, log: createLog('fatal'), root: process.cwd(), prepare: (api) => loadDemoCity(api, loginsFile) });
  await server.stop();
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});

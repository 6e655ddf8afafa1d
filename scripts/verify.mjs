// npm run verify:NAME [-- COUNT]: the randomised tests at their full counts.
import { main, Obstacle } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';
import { fromRoot } from './lib/paths.mjs';

const suites = {
  histories: { pattern: 'server/test/lifecycle/histories', count: 10_000 },
  matrix: { pattern: 'server/test/lifecycle/server', count: 1, mariadb: true },
  invariants: { pattern: 'server/test/integration/invariants', count: 200, mariadb: true },
  group: { pattern: 'server/test/integration/group-reply', count: 10_000, builds: ['server'], mariadb: true },
  broadcast: { pattern: 'server/test/integration/broadcast-seats', count: 1800, builds: ['server'], mariadb: true },
  deliveries: { pattern: 'server/test/integration/deliveries', count: 10_000, builds: ['server'] },
  notices: { pattern: 'server/test/integration/notices-kills', count: 10_000, builds: ['server'], mariadb: true },
  opening: { pattern: 'server/test/e2e/story-2', count: 200 },
  presence: { pattern: 'server/test/integration/desk-work', count: 500, mariadb: true },
  submissions: { pattern: 'server/test/e2e/submissions-faults', count: 200, builds: ['server', 'weapp'] },
  push: { pattern: 'server/test/integration/push.test', count: 100_000 },
};

main(async () => {
  const [name, count] = process.argv.slice(2);
  const suite = suites[name];
  if (!suite) throw new Obstacle(`用法：npm run verify:${Object.keys(suites).join('|')} [-- 次数]`);
  await setUp();
  if (suite.builds) {
    const { buildOrStop } = await import('./lib/build.mjs');
    await buildOrStop(suite.builds);
  }
  const { spawnSync } = await import('node:child_process');
  const { binOf } = await import('./lib/build-targets.mjs');
  const jest = binOf('jest', 'jest', '.');
  const { startMariadb } = await import('./lib/mariadb.mjs');
  const mariadb = suite.mariadb ? await startMariadb() : null;
  const env = { ...process.env, NODE_ENV: 'test', VERIFY_COUNT: String(count ?? suite.count), ...(mariadb && { TEST_MARIADB_SOCKET: mariadb.socket }) };
  const { status } = spawnSync(process.execPath, [jest, suite.pattern, '--runInBand'], { stdio: 'inherit', env, cwd: fromRoot('.') });
  await mariadb?.stop();
  process.exitCode = status ?? 1;
});

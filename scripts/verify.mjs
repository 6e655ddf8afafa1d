// npm run verify:NAME [-- COUNT]: the randomised tests at their full counts.
import { main, Obstacle } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';
import { fromRoot } from './lib/paths.mjs';
import { filesThatSay } from './lib/test-files.mjs';

/** `count` replaces the reduced one of a test run; `databases` takes both where a test run takes one. */
const suites = {
  histories: { pattern: 'server/test/lifecycle/histories', count: 10_000 },
  databases: { pattern: () => filesThatSay('oneDatabase('), databases: true, mariadb: true },
  imports: { pattern: 'server/test/integration/knowledge-import', count: 5000, mariadb: true },
  looks: { pattern: 'server/test/e2e/(desks-axe|citizen-looks)', count: 1, builds: ['admin', 'h5'] },
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

const jestArguments = ({ pattern }) => [...(typeof pattern === 'function' ? pattern() : [pattern]), '--runInBand'];

function environment(suite, { count, mariadb }) {
  const more = suite.databases ? { VERIFY_DATABASES: '1' } : { VERIFY_COUNT: String(count ?? suite.count) };
  return { ...process.env, NODE_ENV: 'test', ...more, ...(mariadb && { TEST_MARIADB_SOCKET: mariadb.socket }) };
}

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
  const { startMariadb } = await import('./lib/mariadb.mjs');
  const mariadb = suite.mariadb ? await startMariadb() : null;
  const { status } = spawnSync(process.execPath, [binOf('jest', 'jest', '.'), ...jestArguments(suite)], { stdio: 'inherit', env: environment(suite, { count, mariadb }), cwd: fromRoot('.') });
  await mariadb?.stop();
  process.exitCode = status ?? 1;
});

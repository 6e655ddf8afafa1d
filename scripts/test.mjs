// npm test: all set-up, every static check, every test. Its last line is exactly "N passed, N failed".
// Arguments go to Jest: npm test -- server/test/e2e
import { Obstacle, lastLines, main, say, warn } from './lib/messages.mjs';
import { onStopSignal } from './lib/processes.mjs';
import { useScratchFolder } from './lib/scratch.mjs';
import { setUp } from './lib/setup.mjs';

let mariadb = null;
const total = { passed: 0, failed: 0 };

function countOne({ name, ok, output, seconds }) {
  total[ok ? 'passed' : 'failed'] += 1;
  say(`${ok ? '✓' : '✗'} ${name}（${seconds.toFixed(1)} 秒）`);
  if (!ok) say(lastLines(output, 120));
}

async function buildAll() {
  const { buildChanged } = await import('./lib/build.mjs');
  await buildChanged(['server', 'admin', 'h5', 'weapp'], (result) => countOne({ ...result, name: `构建 ${result.name}` }));
}

async function checkAll() {
  const { runChecks } = await import('./lib/checks.mjs');
  await runChecks(countOne);
}

async function testAll() {
  const { startMariadb } = await import('./lib/mariadb.mjs');
  const { runJest } = await import('./lib/jest.mjs');
  mariadb = await startMariadb();
  const { passed, failed } = await runJest(process.argv.slice(2), { TEST_MARIADB_SOCKET: mariadb.socket });
  total.passed += passed;
  total.failed += failed;
  if (passed + failed === 0) {
    warn('没有执行任何测试。');
    total.failed += 1;
  }
}

/** A step that cannot be done is one failure. Resolves to whether it was done. */
async function attempt(step) {
  try {
    await step();
    return true;
  } catch (error) {
    total.failed += 1;
    if (error instanceof Obstacle && error.details) warn(error.details);
    warn(`✗ ${error instanceof Obstacle ? error.message : error.stack}`);
    return false;
  }
}

async function prepare() {
  await setUp();
  const { ensureSystemPackages } = await import('./lib/debian.mjs');
  await ensureSystemPackages();
}

const removeScratch = useScratchFolder();
onStopSignal(async () => {
  await mariadb?.stop();
  removeScratch();
});

main(async () => {
  if (await attempt(prepare)) {
    for (const step of [buildAll, checkAll, testAll]) await attempt(step); // each still tells what it knows when one before it failed
  }
  await mariadb?.stop();
  removeScratch();
  say(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
});

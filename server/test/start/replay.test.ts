import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { freshMariadbUrl } from '../support/mariadb';

/** A small sample of our own messages through the public API, with repeats, duplicates and kills; full runs are made by hand. */
const root = resolve(__dirname, '../../..');
const sample = resolve(root, 'server/src/demo/taiyuan/sample-messages.jsonl');
const faults = ['--repeat', '10%', '--concurrent', '10%', '--kill', '2'];

const patience = 300_000;

/** The books; also of a replay that did not balance, whose exit code says so. */
async function replay(...more: string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, [resolve(root, 'scripts/replay.mjs'), sample, ...faults, ...more], { cwd: root });
  const { stdout, stderr } = await run.catch((failed: { stdout: string; stderr: string }) => failed);
  return stdout + stderr;
}

function assertBalanced(books: string): void {
  for (const line of ['sent 30', 'stored 30', 'lost 0', 'duplicated 0', 'notified 30', 'kills 2']) expect(books).toContain(line);
}

test('30 messages survive repeats, duplicates and two kills on SQLite', async () => {
  assertBalanced(await replay());
}, patience);

test('and on MariaDB', async () => {
  const { url, drop } = await freshMariadbUrl();
  assertBalanced(await replay('--database', url).finally(drop));
}, patience);

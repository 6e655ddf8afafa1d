// Every list of every screen over a million tickets beside the same over ten thousand, on a MariaDB made for it and removed afterwards.
import { spawnSync } from 'node:child_process';
import { binOf } from '../build-targets.mjs';
import { startMariadb } from '../mariadb.mjs';
import { Obstacle } from '../messages.mjs';
import { fromRoot } from '../paths.mjs';

/** Prints each list's p95; throws when one is slower than the test in server/test/bench allows. */
export async function benchLists({ tickets }) {
  const mariadb = await startMariadb({ memory: '2G' });
  try {
    const env = { ...process.env, NODE_ENV: 'test', BENCH_TICKETS: String(tickets), TEST_MARIADB_SOCKET: mariadb.socket };
    const { status } = spawnSync(process.execPath, [binOf('jest', 'jest', '.'), 'server/test/bench/lists', '--runInBand', '--forceExit'], { stdio: 'inherit', env, cwd: fromRoot('.') });
    if (status !== 0) throw new Obstacle('有列表超过了上限，见上文。');
  } finally {
    await mariadb.stop();
  }
}

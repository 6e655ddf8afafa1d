import { connect } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Obstacle, lastLines } from './messages.mjs';
import { run, start, stop } from './processes.mjs';
import { findProgram } from './programs.mjs';

const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

async function createDataFolder(folder) {
  const data = join(folder, 'data');
  const { code, output } = await run(findProgram('mariadb-install-db'), [
    '--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...asRoot(),
  ]);
  if (code !== 0) throw new Obstacle('MariaDB 数据目录初始化失败。', { details: lastLines(output) });
  return data;
}

const accepts = (socket) => new Promise((resolve) => {
  const probe = connect(socket);
  probe.once('connect', () => resolve(probe.destroy() && true));
  probe.once('error', () => resolve(false));
});

/** Resolves when the socket accepts connections; the folder is watched, so that nothing needs to be asked over and over. */
async function whenListening(folder, socket, server) {
  const watcher = watch(folder);
  const ended = new Promise((_, reject) => {
    server.ended.then(() => reject(new Obstacle('MariaDB 没有启动起来。', { details: lastLines(readFileSync(server.log, 'utf8')) })));
  });
  try {
    while (!(await accepts(socket))) {
      await Promise.race([ended, new Promise((resolve) => watcher.once('change', resolve)), new Promise((resolve) => setTimeout(resolve, 500))]);
    }
  } finally {
    watcher.close();
  }
}

function startServer(folder, socket, { data, memory }) {
  // Into a file: who starts us may be too busy to empty a pipe, and a full one stops every connection.
  const log = join(folder, 'mariadb.log');
  const child = start(findProgram('mariadbd'), [
    '--no-defaults', `--log-error=${log}`, `--datadir=${data}`, `--socket=${socket}`, `--pid-file=${join(folder, 'mariadb.pid')}`, '--skip-networking',
    '--innodb-flush-log-at-trx-commit=1', `--innodb-buffer-pool-size=${memory}`, '--character-set-server=utf8mb4',
    '--max-connections=400', '--lock-wait-timeout=10', ...asRoot(),
  ], { stdio: 'ignore' });
  return { child, log, ended: new Promise((resolve) => child.once('close', resolve)) };
}

/**
 * A MariaDB of our own on a private socket in a folder of its own, reachable over no network.
 * @returns {Promise<{socket: string, freeze: () => void, thaw: () => void, stop: () => Promise<void>}>} frozen it takes
 *   everything and answers nothing; stop removes everything again
 */
export async function startMariadb({ memory = '256M' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-mariadb-'));
  const socket = join(folder, 'mariadb.sock');
  const putAway = () => rmSync(folder, { recursive: true, force: true });
  try {
    const server = startServer(folder, socket, { data: await createDataFolder(folder), memory });
    await whenListening(folder, socket, server);
    const { child } = server;
    return { socket, freeze: () => child.kill('SIGSTOP'), thaw: () => child.kill('SIGCONT'), stop: () => stop(child).then(putAway) };
  } catch (error) {
    putAway();
    throw error;
  }
}

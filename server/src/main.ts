import { join, resolve } from 'node:path';
import { loadDemoCity } from './demo/load-demo-city';
import { ConfigError, readConfig, type Config } from './platform/config/config';
import { createLog, type Logger } from './platform/log';
import { startServer, type RunningServer } from './server';

/** dist/src/main.js lies four levels below the repository's root. */
const root = resolve(__dirname, '../../..');

/** What goes wrong at start, in a person's words. */
function startFault(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  const sentences: Readonly<Record<string, string>> = {
    EADDRINUSE: '端口已被占用，请关闭占用它的程序，或用 PORT 换一个端口。',
    EACCES: '没有权限打开端口或数据目录，请检查 PORT 和 DATA_DIR。',
    ECONNREFUSED: '连接不上 MySQL，请检查 DATABASE_URL 中的地址，以及数据库是否已启动。',
    ETIMEDOUT: '连接 MySQL 超时，请检查 DATABASE_URL 中的地址和网络。',
    ENOTFOUND: '找不到 MySQL 主机，请检查 DATABASE_URL 中的地址。',
    ENOENT: '连接不上 MySQL 或找不到数据目录，请检查 DATABASE_URL 和 DATA_DIR。',
    ER_ACCESS_DENIED_ERROR: 'MySQL 拒绝登录，请检查 DATABASE_URL 中的账号和密码。',
    ER_BAD_DB_ERROR: 'MySQL 中没有这个数据库，请先创建它，或检查 DATABASE_URL。',
    SQLITE_NOTADB: '数据库文件已损坏或不是 SQLite 文件，请从备份恢复，或移走它后重新启动。',
    SQLITE_CORRUPT: '数据库文件已损坏，请从备份恢复，或移走它后重新启动。',
    SQLITE_CANTOPEN: '打不开数据库文件，请检查 DATA_DIR 是否可写。',
    SQLITE_READONLY: '数据库文件不可写，请检查文件权限。',
  };
  return `服务没有启动：${sentences[code] ?? message}`;
}

function stopOnSignals(server: RunningServer, log: Logger): void {
  let asked = false;
  const stop = (): void => {
    if (asked) return;
    asked = true;
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // The launcher's channel: Windows has no SIGTERM.
  process.on('disconnect', stop);
}

async function main(): Promise<void> {
  const config: Config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const demoLogins = config.DEMO === '1' ? join(config.DATA_DIR, 'demo-logins.json') : null;
  const server = await startServer({ config, log, root, ...(demoLogins && { prepare: (api) => loadDemoCity(api, demoLogins) }) });
  stopOnSignals(server, log);
  server.api.outreach.publishMenu().catch((error: unknown) => log.warn({ err: error }, 'menu not published'));
  process.stdout.write(`${JSON.stringify({ ready: true, url: server.url, demoLogins })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFault(error)}\n`);
  process.exit(1);
});

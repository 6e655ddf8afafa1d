import { connect, createServer, type Server, type Socket } from 'node:net';
import { freshMariadbUrl } from './mariadb';

/** A MariaDB of a test's own at the end of a line that can hang, break or crawl. */
export interface DatabaseLine {
  readonly url: string;
  /** Takes everything and answers nothing, as a stopped process or a full disk does. */
  freeze(): void;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Every answer comes this much later. */
  slow(ms: number): void;
  /** All is well again; what was sent while frozen arrives now. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the line to a fresh database. */
export async function openDatabaseLine(): Promise<DatabaseLine> {
  const database = await freshMariadbUrl();
  const socketPath = new URL(database.url).searchParams.get('socketPath') ?? '';
  const pairs = new Set<readonly [Socket, Socket]>();
  let frozen = false;
  let lateMs = 0;
  const server = createServer((near) => {
    const far = connect(socketPath);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const end of pair) {
      end.on('error', () => undefined);
      end.on('close', () => (pairs.delete(pair), pair.forEach((other) => other.destroy())));
    }
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => (lateMs === 0 ? near.write(bytes) : setTimeout(() => near.write(bytes), lateMs)));
    if (frozen) near.pause();
  });
  const port = await listen(server, 0);
  const mend = async (): Promise<void> => {
    [frozen, lateMs] = [false, 0];
    for (const [near] of pairs) near.resume();
    if (!server.listening) await listen(server, port);
  };
  const cut = async (): Promise<void> => {
    const closed = new Promise((done) => server.close(done));
    for (const [near] of pairs) near.destroy();
    await closed;
  };
  return {
    url: `mysql://root@127.0.0.1:${port}${new URL(database.url).pathname}`,
    freeze: () => {
      frozen = true;
      for (const [near] of pairs) near.pause();
    },
    cut,
    slow: (ms) => void (lateMs = ms),
    mend,
    close: async () => {
      if (server.listening) await cut();
      await database.drop();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

const host = resolve(__dirname, '../../../scripts/lib/launch-host.mjs');

export interface ProductOptions {
  /** An own folder, kept after stop(); without it a fresh one is made and removed again. */
  readonly dataDir?: string;
  readonly ports?: { readonly server?: number; readonly sandbox?: number };
  /** Settings over the generated ones, as in `.env`; DEMO '0' leaves the city empty. */
  readonly env?: Readonly<Record<string, string>>;
  /** false shows the logs of the programs. */
  readonly quiet?: boolean;
}

export interface DemoLogin {
  readonly staffNo: string;
  readonly password: string;
  readonly role: string;
  readonly roleName: string;
  readonly name: string;
}

interface Doors {
  readonly serverUrl: string;
  readonly h5Url: string;
  readonly adminUrl: string;
  readonly sandboxUrl: string;
  /** Every setting the programs were given, among them SANDBOX_KEY and the WeChat accounts. */
  readonly settings: Readonly<Record<string, string>>;
  readonly demoLogins: readonly DemoLogin[];
}

export interface Product extends Doors {
  /** Pulls the plug of the server; the sandbox goes on. */
  kill(): Promise<void>;
  /** Starts the server again on the same data, ending it first if it runs. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Asks the host process and waits for its answer. */
function asker(child: ChildProcess): (command: string, options?: ProductOptions) => Promise<unknown> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
  child.on('exit', (code) => {
    for (const [id, settle] of waiting) settle({ id, error: `the launcher ended with code ${String(code)}` });
  });
  return (command, options) => new Promise((done, reject) => {
    const id = (last += 1);
    waiting.set(id, ({ result, error }) => {
      waiting.delete(id);
      if (error === undefined) done(result);
      else reject(new Error(error));
    });
    child.send({ id, command, options });
  });
}

/** The built product, server and WeChat sandbox, as processes of their own on free ports: what `npm start` runs. */
export async function launchProduct(options: ProductOptions = {}): Promise<Product> {
  const child = fork(host, { execArgv: [] });
  const ask = asker(child);
  const stop = async (): Promise<void> => {
    await ask('stop');
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    child.disconnect();
    await ended;
  };
  try {
    const doors = (await ask('launch', options)) as Doors;
    return { ...doors, stop, kill: async () => void (await ask('kill')), restart: async () => void (await ask('restart')) };
  } catch (error) {
    child.disconnect();
    throw error;
  }
}

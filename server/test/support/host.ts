import { fork } from 'node:child_process';
import { resolve } from 'node:path';

/** A process of scripts/lib that does what Jest, which cannot import ES modules, asks it to do. */
export interface Host {
  /** Asks and waits for the answer; throws what went wrong there. */
  ask(command: string, options?: unknown): Promise<unknown>;
  /** Resolves when the process has put everything away and ended. */
  close(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Starts `scripts/lib/<name>.mjs`. */
export function openHost(name: string): Host {
  const child = fork(resolve(__dirname, '../../../scripts/lib', `${name}.mjs`), { execArgv: [] });
  const waiting = new Map<number, (answer: Answer) => void>();
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  let last = 0;
  child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
  child.on('exit', (code) => {
    for (const [id, settle] of waiting) settle({ id, error: `${name} ended with code ${String(code)}` });
  });
  const ask: Host['ask'] = (command, options) => new Promise((done, reject) => {
    const id = (last += 1);
    waiting.set(id, ({ result, error }) => {
      waiting.delete(id);
      if (error === undefined) done(result);
      else reject(new Error(error));
    });
    child.send({ id, command, options });
  });
  const close = (): Promise<void> => {
    if (child.connected) child.disconnect();
    return ended;
  };
  return { ask, close };
}

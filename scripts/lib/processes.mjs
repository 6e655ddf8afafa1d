import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Everything started by this process; whatever is left over is ended with it, so no orphan survives a crash of ours. */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program without a shell, so that arguments need no quoting on any system. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { windowsHide: true, ...options });
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end and keeps what it wrote (stdout and stderr as one text, in the order it came).
 * @returns {Promise<{code: number, output: string}>} code 127 when the program could not be started
 */
export function run(command, args, options = {}) {
  const { echo = false, ...rest } = options;
  return new Promise((resolve) => {
    const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...rest });
    const parts = [];
    const keep = (chunk) => {
      parts.push(chunk);
      if (echo) process.stderr.write(chunk);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code, signal) => resolve({ code: exitCode(code, signal), output: Buffer.concat(parts).toString('utf8') }));
  });
}

export const runNode = (args, options) => run(process.execPath, args, options);

/** A program ended by a signal has no exit code; shells write 128 + number, and so do we. */
export function exitCode(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/** Asks a program to end, and ends it after `patience` ms when it does not listen. Without a signal it has been asked already. */
export function stop(child, { patience = 10_000, signal = 'SIGTERM' } = {}) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), patience);
    child.once('close', () => {
      clearTimeout(force);
      resolve();
    });
    if (signal) child.kill(signal);
  });
}

/** Ctrl-C, a closed terminal and `kill` all mean the same: put away, then leave. */
export function onStopSignal(putAway) {
  let asked = false;
  const leave = (signal) => {
    if (asked) return;
    asked = true;
    Promise.resolve(putAway(signal)).finally(() => process.exit(exitCode(null, signal)));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, leave);
  if (process.env.npm_lifecycle_event) whenOrphaned(() => leave('SIGTERM'));
}

/** `kill` on npm ends the shell it runs us in but not us: then our parent is another one, and nobody could stop us any more. */
function whenOrphaned(leave) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && leave(), 500).unref();
}

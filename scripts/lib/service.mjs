import { createInterface } from 'node:readline';
import { exitCode, start, stop } from './processes.mjs';

const remembered = 200;

function parse(line) {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Pino's levels: 40 is a warning. A line that is not a log entry at all is somebody crying out. */
const isLoud = (entry) => entry === null || (entry.level ?? 0) >= 40;

/**
 * Starts one of our long-running programs and waits for the line {"ready":true,…} on its stdout.
 * @param {{name: string, script: string, env: object, onLine?: (line: string, loud: boolean) => void}} options
 * @returns {Promise<{ready: object, child: object, ended: Promise<{code: number}>, lines: string[], stop: () => Promise<void>, kill: () => Promise<void>}>}
 *   rejects with ServiceDied when the program ends first
 */
export function startService({ name, script, env, onLine = () => {} }) {
  // The channel tells the program when we are gone, however we went; a program that does not listen to it loses nothing.
  const child = start(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const lines = [];
  const keep = (line, loud) => {
    lines.push(line);
    if (lines.length > remembered) lines.shift();
    onLine(line, loud);
  };
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      keep(error.message, true);
      resolve({ name, code: 127, lines });
    });
    child.once('close', (code, signal) => resolve({ name, code: exitCode(code, signal), lines }));
  });
  const ready = new Promise((resolve, reject) => {
    ended.then((end) => reject(new ServiceDied(end)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = parse(line);
      if (entry?.ready === true) resolve(entry);
      else keep(line, isLoud(entry));
    });
    createInterface({ input: child.stderr }).on('line', (line) => keep(line, isLoud(parse(line))));
  });
  return ready.then((entry) => ({
    ready: entry,
    child,
    ended,
    lines,
    stop: () => stopService(child),
    kill: () => {
      child.kill('SIGKILL');
      return ended.then(() => {});
    },
  }));
}

/** Windows knows no SIGTERM, only a sudden end: there the closed channel asks first. */
function stopService(child) {
  if (process.platform === 'win32' && child.connected) child.disconnect();
  return stop(child, { signal: process.platform === 'win32' ? null : 'SIGTERM' });
}

/** A program of ours ended when it should have gone on. Its last words say why. */
export class ServiceDied extends Error {
  constructor({ name, code, lines }) {
    super(`${name} ended with code ${code}: ${lastWords(lines)}`);
    this.name = 'ServiceDied';
    this.service = name;
    this.code = code || 1;
    this.lastWords = lastWords(lines);
  }
}

/** What the program said last that a person should read: its loud lines, log entries reduced to their message. */
function lastWords(lines) {
  const loud = lines.filter((line) => isLoud(parse(line)));
  return (loud.length > 0 ? loud : lines).slice(-20).map(readable).join('\n');
}

/** A log entry as one line for a person: its message and, if any, its error. */
export function readable(line) {
  const entry = parse(line);
  if (entry === null) return line;
  return [entry.msg, entry.err?.stack ?? entry.err?.message].filter(Boolean).join('：') || line;
}

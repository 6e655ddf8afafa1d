/** An obstacle a person can remove: shown as one sentence, without a stack. */
export class Obstacle extends Error {
  constructor(message, { details = '', code = 1 } = {}) {
    super(message);
    this.name = 'Obstacle';
    this.details = details;
    this.code = code;
  }
}

export const say = (line = '') => process.stdout.write(`${line}\n`);
export const warn = (line = '') => process.stderr.write(`${line}\n`);

/** Runs a command's main function; an obstacle becomes a sentence and an exit code, anything else is our own mistake and keeps its stack. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    if (error.details) warn(error.details.trimEnd());
    warn(`\n✗ ${error.message}`);
    process.exit(error.code);
  }
}

/** The last part of a long output: enough to see the cause, short enough to read. */
export function lastLines(text, count = 40) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

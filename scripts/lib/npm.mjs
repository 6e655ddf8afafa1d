import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

/** npm's own program file. Run through Node: on Windows `npm` is a batch file, which only a shell could start. */
function npmProgram() {
  const bin = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    join(bin, 'node_modules/npm/bin/npm-cli.js'),
    join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  return candidates.find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
}

export function npm(args, options = {}) {
  const program = npmProgram();
  const settings = { cwd: root, ...options };
  return program ? run(process.execPath, [program, ...args], settings) : run('npm', args, settings);
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binOf } from './build-targets.mjs';
import { root } from './paths.mjs';
import { exitCode, start } from './processes.mjs';

/** A test that was skipped or left as a note did not pass: nothing is skipped in silence. */
function count(report, code) {
  const notRun = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + notRun;
  if (notRun > 0) process.stdout.write(`${notRun} 个测试被跳过，按失败计。\n`);
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/**
 * --forceExit: a failed test that left a browser or a server open must not keep the run from ending; those end with us.
 * Runs Jest in a process of its own, its report going straight to the person, and reads its figures from a file.
 */
export async function runJest(args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-jest-'));
  const outputFile = join(folder, 'report.json');
  try {
    const code = await new Promise((resolve) => {
      const child = start(process.execPath, [binOf('jest', 'jest', '.'), '--ci', '--maxWorkers=2', '--forceExit', '--json', `--outputFile=${outputFile}`, ...args], {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'test', ...env },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      child.once('close', (code, signal) => resolve(exitCode(code, signal)));
    });
    return existsSync(outputFile) ? count(JSON.parse(readFileSync(outputFile, 'utf8')), code) : { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

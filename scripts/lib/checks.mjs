import { existsSync } from 'node:fs';
import { architecture, plantedViolations, modulesHaveTiers } from './check-architecture.mjs';
import { lockFile, relativeLinks } from './check-files.mjs';
import { binOf } from './build-targets.mjs';
import { fromRoot, root } from './paths.mjs';
import { runNode } from './processes.mjs';
import { plantedWxml, weappPackage } from './check-weapp.mjs';

const tsc = (...args) => async () => {
  const { code, output } = await runNode([binOf('typescript', 'tsc', '.'), ...args], { cwd: root });
  return { ok: code === 0, output };
};

/** A front end without its own TypeScript project would pass unread. */
const tscProject = (folder) => () => (existsSync(fromRoot(folder, 'tsconfig.json')) ? tsc('-p', folder, '--noEmit')() : { ok: false, output: `${folder}/tsconfig.json 不存在` });

async function eslint() {
  const { code, output } = await runNode([binOf('eslint', 'eslint', '.'), '.', '--max-warnings=0'], { cwd: root });
  return { ok: code === 0, output };
}

/** Every static check by name. Each answers {ok, output}; a check that throws has failed. */
const checks = {
  'tsc shared server': tsc('-b', 'shared', 'server'),
  'tsc server/test': tscProject('server/test'),
  'tsc server/sandbox/weapp-host': tscProject('server/sandbox/weapp-host'),
  'tsc server/admin': tscProject('server/admin'),
  'tsc miniprogram': tscProject('miniprogram'),
  eslint,
  architecture,
  'architecture catches planted violations': plantedViolations,
  'every module has its tier': modulesHaveTiers,
  'lock file': lockFile,
  'links in documents': relativeLinks,
  'weapp package': weappPackage,
  'weapp check catches planted faults': plantedWxml,
};

async function outcome(check) {
  try {
    return await check();
  } catch (error) {
    return { ok: false, output: error.stack };
  }
}

/**
 * @param {(result: {name: string, ok: boolean, output: string, seconds: number}) => void} report
 * @param {string[]} chosen words of which a check's name must contain one; none means all checks
 */
export async function runChecks(report, chosen = []) {
  const results = [];
  for (const [name, check] of Object.entries(checks)) {
    if (chosen.length > 0 && !chosen.some((word) => name.includes(word))) continue;
    const began = Date.now();
    const result = { name, ...(await outcome(check)), seconds: (Date.now() - began) / 1000 };
    results.push(result);
    report(result);
  }
  return results;
}

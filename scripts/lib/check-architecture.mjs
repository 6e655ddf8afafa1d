import { createRequire } from 'node:module';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { fromRoot, root } from './paths.mjs';

const rules = createRequire(import.meta.url)(fromRoot('.dependency-cruiser.cjs'));
const folders = ['shared/src', 'server/src', 'server/migrations', 'server/sandbox', 'server/admin/src', 'miniprogram/src'];

async function violationsIn(baseDir) {
  const present = folders.filter((folder) => existsSync(join(baseDir, folder)));
  const { forbidden, options } = rules;
  const { enhancedResolveOptions, ...cruising } = options;
  const { output } = await cruise(present, { ...cruising, baseDir, validate: true, ruleSet: { forbidden } }, { ...enhancedResolveOptions, symlinks: true });
  return { modules: output.summary.totalCruised, violations: output.summary.violations };
}

/** Who imports whom in the real tree. */
export async function architecture() {
  const { modules, violations } = await violationsIn(root);
  const lines = violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  if (modules < 10) lines.push(`only ${modules} files were read: the check has lost its tree`);
  return { ok: lines.length === 0, output: lines.join('\n') };
}

/** A module without a tier would be under no rule at all. */
export async function modulesHaveTiers() {
  const known = new Set(rules.tiers.flat());
  const found = readdirSync(fromRoot('server/src/modules'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const strangers = found.map(({ name }) => name).filter((name) => !known.has(name));
  return { ok: strangers.length === 0, output: strangers.map((name) => `server/src/modules/${name}: add it to a tier in .dependency-cruiser.cjs`).join('\n') };
}

const m = 'server/src/modules';

/** For each rule one small breach: [file, what it imports]. The imported files are made, empty, beside it. */
const breaches = {
  'no-cycle': ['server/src/platform/a.ts', './b', { 'server/src/platform/b.ts': "import './a';" }],
  'module-door': [`${m}/tickets/index.ts`, '../staff/inside', { [`${m}/staff/inside.ts`]: '' }],
  'door-from-outside': ['server/src/modules.ts', './modules/staff/inside', { [`${m}/staff/inside.ts`]: '' }],
  'modules-named-once': ['server/src/boot.ts', './modules/staff', { [`${m}/staff/index.ts`]: '' }],
  'platform-knows-no-domain': ['server/src/platform/a.ts', '../wechat/a', { 'server/src/wechat/a.ts': '' }],
  'wechat-knows-no-tickets': ['server/src/wechat/a.ts', '../modules/tickets', { [`${m}/tickets/index.ts`]: '' }],
  'shared-is-pure': ['shared/src/a.ts', 'node:fs', {}],
  'front-ends-see-shared-only': ['server/admin/src/a.ts', '../../src/a', { 'server/src/a.ts': '' }],
  'desks-without-mini-program': ['server/admin/src/a.ts', '../../../miniprogram/src/a', { 'miniprogram/src/a.ts': '' }],
  'mini-program-without-desks': ['miniprogram/src/a.ts', '../../server/admin/src/a', { 'server/admin/src/a.ts': '' }],
  'sandbox-stands-alone': ['server/sandbox/a.ts', '../src/a', { 'server/src/a.ts': '' }],
  'product-without-sandbox-or-tests': ['server/src/a.ts', '../sandbox/a', { 'server/sandbox/a.ts': '' }],
};

/** One breach for each tier: the highest module seen from it, or a neighbour in the highest tier itself. */
function tierBreaches() {
  return Object.fromEntries(rules.tiers.map((names, tier) => {
    const target = rules.tiers.flat().findLast((name) => name !== names[0]);
    return [`module-tier-${tier}`, [`${m}/${names[0]}/index.ts`, `../${target}`, { [`${m}/${target}/index.ts`]: '' }]];
  }));
}

/** Also by a type alone, and by the package's name: two ways in which a breach could slip through. */
const disguised = {
  'sandbox-stands-alone by package name': ['sandbox-stands-alone', ['server/sandbox/a.ts', '@hotline/shared/a', {}]],
  'platform-knows-no-domain by a type': ['platform-knows-no-domain', ['server/src/platform/a.ts', '../modules/tickets', { [`${m}/tickets/index.ts`]: 'export type T = 1;' }, 'import type { T } from']],
};

function plant([file, imported, others, how = 'import']) {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'hotline-breach-')));
  const write = (path, text) => {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text || 'export const nothing = 0;\n');
  };
  for (const [path, text] of Object.entries(others)) write(path, text);
  write(file, `${how} '${imported}';\n`);
  write('shared/dist/a.js', '');
  write('shared/package.json', '{"name":"@hotline/shared","exports":{"./*":"./dist/*.js"}}');
  mkdirSync(join(base, 'node_modules/@hotline'), { recursive: true });
  symlinkSync(join(base, 'shared'), join(base, 'node_modules/@hotline/shared'), 'junction');
  return base;
}

async function isCaught(rule, breach) {
  const base = plant(breach);
  try {
    const { violations } = await violationsIn(base);
    return violations.some((violation) => violation.rule.name === rule);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** A rule counts only when it has caught a breach made for it; a rule without a breach is a fault, too. */
export async function plantedViolations() {
  const planted = { ...breaches, ...tierBreaches() };
  const lines = rules.forbidden.filter(({ name }) => !(name in planted)).map(({ name }) => `${name}: no planted breach`);
  const all = [...Object.entries(planted).map(([rule, breach]) => [rule, rule, breach]), ...Object.entries(disguised).map(([label, [rule, breach]]) => [label, rule, breach])];
  for (const [label, rule, breach] of all) {
    if (!(await isCaught(rule, breach))) lines.push(`${label}: the planted breach was not caught`);
  }
  return { ok: lines.length === 0, output: lines.join('\n') };
}

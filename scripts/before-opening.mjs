// npm run admin:create -- <staffNo> <name> [role] [department], npm run city:load -- <folder>: what a real city does before its first day;
// npm run audit:verify [-- <sequence>:<hash>]: and whenever the audit trail is to be proven.
import { main } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';

const programs = { 'admin:create': 'create-admin.js', 'city:load': 'city-data/main.js', 'audit:verify': 'verify-audit.js' };

main(async () => {
  await setUp();
  const { buildOrStop } = await import('./lib/build.mjs');
  await buildOrStop(['server']);
  const { givenSettings, localSettings, productionSettings } = await import('./lib/settings.mjs');
  const { spawnSync } = await import('node:child_process');
  const { fromRoot } = await import('./lib/paths.mjs');
  const [task, ...args] = process.argv.slice(2);
  const given = givenSettings();
  const settings = given.NODE_ENV === 'production' ? productionSettings(given) : localSettings(given);
  const { status } = spawnSync(process.execPath, [fromRoot(`server/dist/src/${programs[task]}`), ...args], { stdio: 'inherit', env: { ...process.env, ...settings } });
  process.exitCode = status ?? 1;
});

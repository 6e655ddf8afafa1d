// npm run admin:create -- <staffNo> <name>: the first administrator of a real city.
import { main } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';

main(async () => {
  await setUp();
  const { buildChanged } = await import('./lib/build.mjs');
  await buildChanged(['server'], () => undefined);
  const { givenSettings, localSettings, productionSettings } = await import('./lib/settings.mjs');
  const { spawnSync } = await import('node:child_process');
  const { fromRoot } = await import('./lib/paths.mjs');
  const given = givenSettings();
  const settings = given.NODE_ENV === 'production' ? productionSettings(given) : localSettings(given);
  const { status } = spawnSync(process.execPath, [fromRoot('server/dist/src/create-admin.js'), ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, ...settings } });
  process.exitCode = status ?? 1;
});

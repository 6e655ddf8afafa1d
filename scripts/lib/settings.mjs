import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { parseEnv } from 'node:util';
import { ensureDataFolder, keepSecrets } from './data-folder.mjs';
import { fromRoot, root } from './paths.mjs';

/** The environment over the `.env` file: what is typed at the command line wins. Empty values count as absent. */
export function givenSettings(env = process.env, file = fromRoot('.env')) {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const filled = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  return { ...filled(fromFile), ...filled(env) };
}

const absolute = (path) => (isAbsolute(path) ? path : join(root, path));

/** Where things are: the same in development and in production. */
function places(given) {
  const HOST = given.HOST ?? '127.0.0.1';
  const PORT = given.PORT ?? '3000';
  const DATA_DIR = absolute(given.DATA_DIR ?? 'data');
  return {
    HOST,
    PORT,
    DATA_DIR,
    PUBLIC_URL: given.PUBLIC_URL ?? `http://127.0.0.1:${PORT}`,
    DATABASE_URL: given.DATABASE_URL ?? `sqlite:${join(DATA_DIR, 'hotline.sqlite')}`,
  };
}

/** In production everything else must be given; the server itself names what is missing. */
export function productionSettings(given) {
  const where = places(given);
  ensureDataFolder(where.DATA_DIR);
  return { ...given, ...where };
}

/** A first start needs no decision: WeChat is the sandbox on this machine, secrets are made and kept, an empty database gets the demo city. */
export function localSettings(given) {
  const where = places(given);
  ensureDataFolder(where.DATA_DIR);
  const SANDBOX_PORT = given.SANDBOX_PORT ?? '9345';
  const sandbox = `http://127.0.0.1:${SANDBOX_PORT}`;
  return {
    // Demo data is for the embedded database alone.
    DEMO: where.DATABASE_URL.startsWith('sqlite:') ? '1' : '0',
    // Who tries it at night wants to see the notices.
    QUIET_HOURS: 'off',
    WECHAT_OA_MODE: 'safe',
    WECHAT_MP_MODE: 'safe',
    WECHAT_MP_FORMAT: 'json',
    WECHAT_API_BASE: sandbox,
    WECHAT_OPEN_BASE: sandbox,
    WECHAT_PLATFORM_BASE: sandbox,
    WECHAT_PAY_BASE: sandbox,
    ...keepSecrets(where.DATA_DIR),
    ...given,
    ...where,
    SANDBOX_PORT,
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Router from 'koa-router';
import type { ControlAccess } from '../control/control-access';
import type { World } from '../world/world';

/** Assets by name; nothing else of the folder is served. */
const ASSETS: Record<string, string> = {
  'console.css': 'text/css; charset=utf-8',
  'phone.css': 'text/css; charset=utf-8',
  'panel.css': 'text/css; charset=utf-8',
  'consent.css': 'text/css; charset=utf-8',
  'main.js': 'text/javascript; charset=utf-8',
  'dom.js': 'text/javascript; charset=utf-8',
  'phone.js': 'text/javascript; charset=utf-8',
  'phone-state.js': 'text/javascript; charset=utf-8',
  'chat.js': 'text/javascript; charset=utf-8',
  'bubbles.js': 'text/javascript; charset=utf-8',
  'panel.js': 'text/javascript; charset=utf-8',
};

const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#2b2f36"/><path d="M8 9h16v11H15l-5 4v-4H8z" fill="#f0b429"/></svg>`;

const POLICY = "default-src 'self'; img-src 'self' data:; form-action *; frame-ancestors 'none'; base-uri 'none'";

/** The folder of the static files: beside the source, also when running from the build. */
function assetFolder(): string {
  const beside = join(__dirname, 'index.html');
  return existsSync(beside) ? __dirname : join(__dirname, '../../../sandbox/console');
}

/** The console at "/", its assets, and pictures sent in chats. */
export function addConsoleRoutes(router: Router, parts: { world: World; access: ControlAccess }): void {
  const folder = assetFolder();
  router.get('/', (ctx) => {
    parts.access.admitConsole(ctx);
    ctx.set('Content-Security-Policy', POLICY);
    ctx.type = 'text/html; charset=utf-8';
    ctx.body = readFileSync(join(folder, 'index.html'), 'utf8');
  });
  router.get('/favicon.ico', (ctx) => {
    ctx.type = 'image/svg+xml';
    ctx.body = FAVICON;
  });
  router.get('/console/:file', (ctx) => {
    const file = String(ctx.params['file']);
    const type = ASSETS[file];
    if (!type) return;
    ctx.set('Cache-Control', 'no-cache');
    ctx.type = type;
    ctx.body = readFileSync(join(folder, file));
  });
  router.get('/mmbiz/:id', (ctx) => {
    const media = parts.world.state.media.get(String(ctx.params['id']));
    if (!media) return;
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Content-Security-Policy', 'sandbox');
    ctx.type = media.contentType;
    ctx.body = Buffer.from(media.bytes);
  });
}

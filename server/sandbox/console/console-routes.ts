import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type Router from 'koa-router';
import type { ControlAccess } from '../control/control-access';
import type { World } from '../world/world';

const TYPES: Record<string, string> = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#2b2f36"/><path d="M8 9h16v11H15l-5 4v-4H8z" fill="#f0b429"/></svg>`;

/** The frames are the mini-program, on this origin, and the product's web pages behind the web door, on another port. */
const POLICY = "default-src 'self'; img-src 'self' data: blob:; frame-src http://127.0.0.1:* http://localhost:*; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** Built from weapp-host/ into the build's folder, also when the sandbox itself runs from its source. */
const BUILT = join(__dirname, '../../dist/sandbox/console/page');

function fileNamed(name: string): string | undefined {
  return [join(__dirname, 'page', name), join(BUILT, name)].find((path) => existsSync(path));
}

/** The console at "/", its assets, and pictures sent in chats. */
export function addConsoleRoutes(router: Router, parts: { world: World; access: ControlAccess }): void {
  router.get('/', (ctx) => {
    parts.access.admitConsole(ctx);
    ctx.set('Content-Security-Policy', POLICY);
    ctx.type = 'text/html; charset=utf-8';
    ctx.body = readFileSync(join(__dirname, 'page/index.html'), 'utf8');
  });
  router.get('/favicon.ico', (ctx) => {
    ctx.type = 'image/svg+xml';
    ctx.body = FAVICON;
  });
  router.get('/console/:file', (ctx) => {
    const name = String(ctx.params['file']);
    const type = TYPES[extname(name)];
    const file = type && /^[\w.-]+$/.test(name) ? fileNamed(name) : undefined;
    if (!type || !file) return;
    ctx.set('Cache-Control', 'no-cache');
    ctx.type = type;
    ctx.body = readFileSync(file);
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

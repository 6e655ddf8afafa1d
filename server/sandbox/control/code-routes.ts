import { qrAddress } from '../official-account/qr-code';
import { ControlError } from '../world/control-error';
import { readBody } from './control-input';
import type Router from 'koa-router';
import type { MiniProgramLink, QrCode } from '../world/state';
import type { World } from '../world/world';

const LISTED = 200;

function isOver(world: World, { expiresAt }: { expiresAt: number | null }): boolean {
  return expiresAt !== null && expiresAt <= world.clock.now();
}

/** What a camera or a tap leads to: the act "scan", or a page of a mini-program. */
function describe(code: QrCode | MiniProgramLink): Record<string, unknown> {
  if ('ticket' in code) {
    const { appid, ticket, scene } = code;
    return { kind: 'scan', appid, scene, act: { type: 'scan', appid, ticket } };
  }
  const { appid, path, query } = code;
  return { kind: 'page', appid, path, query };
}

function codeBehind(world: World, content: string): QrCode | MiniProgramLink | undefined {
  const link = world.state.miniProgramLinks.get(content);
  return link ?? [...world.state.qrCodes.values()].find(({ ticket }) => qrAddress(ticket) === content);
}

function resolve(world: World, content: string): Record<string, unknown> {
  const code = codeBehind(world, content);
  if (code && isOver(world, code)) throw new ControlError(410, 'code.expired', '二维码或链接已过期');
  if (code) return describe(code);
  if (/^https?:\/\//.test(content) && URL.canParse(content)) return { kind: 'web', url: content };
  throw new ControlError(404, 'code.unknown', '微信不认识这个二维码或链接');
}

/** Drawn codes and links of this WeChat: what there is, and where one leads. */
export function addCodeRoutes(router: Router, world: World): void {
  router.get('/__sandbox/codes', (ctx) => {
    const scans = [...world.state.qrCodes.values()].map((code) => ({ code, content: qrAddress(code.ticket) }));
    const pages = [...world.state.miniProgramLinks].map(([content, code]) => ({ code, content }));
    const rows = [...scans.slice(-LISTED), ...pages.slice(-LISTED)].filter(({ code }) => !isOver(world, code));
    ctx.body = { codes: rows.map(({ code, content }) => ({ content, expiresAt: code.expiresAt, ...describe(code) })) };
  });
  router.post('/__sandbox/resolve', async (ctx) => {
    ctx.body = resolve(world, String((await readBody(ctx))['content'] ?? ''));
  });
}

import { createHash } from 'node:crypto';
import { SECOND } from '../world/clock';
import { capMap, type QrCode } from '../world/state';
import { qrPicture } from '../base/picture';
import { WechatError } from '../api/wechat-error';
import { objectOf, textOf } from '../api/fields';
import { BinaryAnswer, type AccountCall, type JsonObject, type OpenCall } from '../api/endpoint';
import type { World } from '../world/world';

const LONGEST = 2_592_000;
const DEFAULT_SPAN = 60;
const MOST_PERMANENT = 100_000;
const KEPT_CODES = 200_000;
const WIDTH = 430;

function sceneOf(action: string, scene: JsonObject): string {
  if (action.includes('STR')) {
    const text = textOf(scene, 'scene_str');
    if (text.length < 1 || text.length > 64) throw new WechatError(40129);
    return text;
  }
  const id = Number.isInteger(scene['scene_id']) ? Number(scene['scene_id']) : 0;
  const most = action === 'QR_LIMIT_SCENE' ? 100_000 : 0xffffffff;
  if (id < 1 || id > most) throw new WechatError(40129);
  return String(id);
}

function spanOf(body: JsonObject): number {
  const span = Number(body['expire_seconds'] ?? DEFAULT_SPAN);
  if (!Number.isInteger(span) || span < 1 || span > LONGEST) throw new WechatError(40035, 'hint: [expire_seconds]');
  return span;
}

/** What a drawn code says; a camera, or the control plane's "resolve", leads from it to the code. */
export function qrAddress(ticket: string): string {
  return `http://weixin.qq.com/q/${ticket.slice(0, 22)}`;
}

function keepCode(world: World, code: QrCode): JsonObject {
  world.state.qrCodes.set(code.ticket, code);
  capMap(world.state.qrCodes, KEPT_CODES);
  return { ticket: code.ticket, url: qrAddress(code.ticket) };
}

/** The same scene always has the same permanent code. At most 100,000: 45029. */
function permanentCode(call: AccountCall, action: string, scene: string): JsonObject {
  const { world, account } = call;
  const ticket = createHash('sha512').update(`${account.appid} ${action} ${scene}`).digest('base64url');
  const mine = [...world.state.qrCodes.values()].filter((code) => code.appid === account.appid && code.expiresAt === null);
  if (mine.length >= MOST_PERMANENT && !world.state.qrCodes.has(ticket)) throw new WechatError(45029);
  return keepCode(world, { ticket, appid: account.appid, scene, expiresAt: null });
}

/** POST /cgi-bin/qrcode/create: temporary (≤ 30 days) or permanent, numeric or text scene. */
export function qrCodeCreate(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const action = textOf(body, 'action_name');
  if (!/^QR_(LIMIT_)?(STR_)?SCENE$/.test(action)) throw new WechatError(40035, 'hint: [action_name]');
  const scene = sceneOf(action, objectOf(objectOf(body, 'action_info') ?? {}, 'scene') ?? {});
  if (action.includes('LIMIT')) return permanentCode(call, action, scene);
  const span = spanOf(body);
  const ticket = world.mint.opaque(`qr:${account.appid}`, 96);
  const expiresAt = world.clock.now() + span * SECOND;
  return { ...keepCode(world, { ticket, appid: account.appid, scene, expiresAt }), expire_seconds: span };
}

/** GET /cgi-bin/showqrcode?ticket=…: a picture; needs no token. */
export function showQrCode(call: OpenCall): BinaryAnswer {
  const ticket = call.query['ticket'] ?? '';
  if (!call.world.state.qrCodes.has(ticket)) throw new WechatError(40035, 'hint: [ticket]');
  return new BinaryAnswer({ contentType: 'image/png', fileName: 'qrcode.png', bytes: qrPicture(qrAddress(ticket), WIDTH) });
}

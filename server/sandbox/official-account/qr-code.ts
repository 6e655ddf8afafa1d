import { SECOND } from '../world/clock';
import { capMap, type QrCode } from '../world/state';
import { patternPicture } from '../base/picture';
import { WechatError } from '../api/wechat-error';
import { objectOf, textOf } from '../api/fields';
import { BinaryAnswer, type AccountCall, type JsonObject, type OpenCall } from '../api/endpoint';

const LONGEST = 2_592_000;
const DEFAULT_SPAN = 60;
const KEPT_CODES = 100_000;

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
  const span = body['expire_seconds'] ?? DEFAULT_SPAN;
  if (typeof span !== 'number' || span < 1 || span > LONGEST) throw new WechatError(40035, 'hint: [expire_seconds]');
  return span;
}

/** POST /cgi-bin/qrcode/create: temporary (≤ 30 days) or permanent, numeric or text scene. */
export function qrCodeCreate(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const action = textOf(body, 'action_name');
  if (!/^QR_(LIMIT_)?(STR_)?SCENE$/.test(action)) throw new WechatError(40035, 'hint: [action_name]');
  const scene = sceneOf(action, objectOf(objectOf(body, 'action_info') ?? {}, 'scene') ?? {});
  const span = action.includes('LIMIT') ? null : spanOf(body);
  const ticket = world.mint.opaque(`qr:${account.appid}`, 96);
  const expiresAt = span === null ? null : world.clock.now() + span * SECOND;
  const code: QrCode = { ticket, appid: account.appid, scene, expiresAt };
  world.state.qrCodes.set(ticket, code);
  capMap(world.state.qrCodes, KEPT_CODES);
  const url = `http://weixin.qq.com/q/${ticket.slice(0, 22)}`;
  return span === null ? { ticket, url } : { ticket, expire_seconds: span, url };
}

/** GET /cgi-bin/showqrcode?ticket=…: a picture; needs no token. */
export function showQrCode(call: OpenCall): BinaryAnswer {
  const ticket = call.query['ticket'] ?? '';
  if (!call.world.state.qrCodes.has(ticket)) throw new WechatError(40035, 'hint: [ticket]');
  return new BinaryAnswer({ contentType: 'image/png', fileName: 'qrcode.png', bytes: patternPicture(ticket) });
}

import { createHash } from 'node:crypto';
import { qrPicture } from '../base/picture';
import { WechatError } from '../api/wechat-error';
import { requiredText, textOf } from '../api/fields';
import { BinaryAnswer, type AccountCall } from '../api/endpoint';
import { checkPage } from './check-page';
import { keepLink } from './links';

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

function requirePage(call: AccountCall): string {
  const page = textOf(call.body, 'page');
  if (page.startsWith('/') || page.includes('?')) throw new WechatError(41030);
  if (page !== '' && call.body['check_path'] !== false) checkPage(call.account, page);
  return page;
}

function requireWidth(call: AccountCall): number {
  const width = call.body['width'] ?? 430;
  if (typeof width !== 'number' || width < 280 || width > 1280) throw new WechatError(40097, 'hint: [width]');
  return width;
}

/**
 * POST /wxa/getwxacodeunlimit: picture bytes, or a JSON error (40129 scene, 41030 page). WeChat draws its
 * own round code; here it is a QR code of an address that opens the page with the encoded scene. It is good for ever.
 */
export function unlimitedCode(call: AccountCall): BinaryAnswer {
  const { world, account, body } = call;
  const { appid } = account;
  const scene = requiredText(body, 'scene', 40129);
  if (!SCENE.test(scene)) throw new WechatError(40129);
  const [path, width] = [requirePage(call), requireWidth(call)];
  const address = `https://mp.weixin.qq.com/a/~${createHash('sha256').update(`${appid} ${path} ${scene}`).digest('base64url').slice(0, 22)}`;
  const envVersion = textOf(body, 'env_version') || 'release';
  const query = `scene=${encodeURIComponent(scene)}`;
  keepLink(world, address, { kind: 'code', appid, path, query, envVersion, createdAt: world.clock.now(), expiresAt: null });
  return new BinaryAnswer({ contentType: 'image/png', fileName: 'code.png', bytes: qrPicture(address, width) });
}

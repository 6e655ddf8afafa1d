import { patternPicture } from '../base/picture';
import { WechatError } from '../api/wechat-error';
import { requiredText, textOf } from '../api/fields';
import { BinaryAnswer, type AccountCall } from '../api/endpoint';
import { checkPage } from './check-page';

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

function requirePage(call: AccountCall): string {
  const page = textOf(call.body, 'page');
  if (page.startsWith('/') || page.includes('?')) throw new WechatError(41030);
  if (page !== '' && call.body['check_path'] !== false) checkPage(call.account, page);
  return page;
}

/** POST /wxa/getwxacodeunlimit: picture bytes, or a JSON error (40129 scene, 41030 page). */
export function unlimitedCode(call: AccountCall): BinaryAnswer {
  const { account, body } = call;
  if (!SCENE.test(requiredText(body, 'scene', 40129))) throw new WechatError(40129);
  const page = requirePage(call);
  const width = body['width'] ?? 430;
  if (typeof width !== 'number' || width < 280 || width > 1280) throw new WechatError(40097, 'hint: [width]');
  const bytes = patternPicture(`${account.appid}:${page}:${textOf(body, 'scene')}`, Math.round(width / 29));
  return new BinaryAnswer({ contentType: 'image/png', fileName: 'code.png', bytes });
}

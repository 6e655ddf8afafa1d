import { eventMessage, type PushMessage } from '../push/push-message';
import { fetchFile } from '../base/fetch-file';
import { WechatError } from '../api/wechat-error';
import { requiredText } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import { requireActivePerson } from './active-person';
import { verdictOn } from './verdict';
import type { Contact } from '../world/user';
import type { World } from '../world/world';
import type { MessageTree } from '../push/xml';

const LARGEST = 10 * 1024 * 1024;
const DOWNLOAD_FAILED = -1008;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/;

interface Job {
  url: string;
  type: 'image' | 'audio';
  traceId: string;
}

/** WeChat documents the label as a number and sends it as text. */
function findings(world: World, url: string, errcode: number): MessageTree {
  if (errcode !== 0) return { errcode, errmsg: 'download fail' };
  const { suggest, label } = verdictOn(world, url);
  const result = { suggest, label: String(label) };
  return { errcode, errmsg: 'ok', detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }], result };
}

/** Fetches the medium as WeChat does and tells in a wxa_media_check event what was found. */
async function examine(world: World, contact: Contact, job: Job): Promise<PushMessage> {
  const file = await fetchFile(job.url, LARGEST);
  const errcode = file?.contentType.startsWith(`${job.type}/`) ? 0 : DOWNLOAD_FAILED;
  const head = { appid: contact.appid, trace_id: job.traceId, version: 2 };
  const fields = { ...head, ...findings(world, job.url, errcode) };
  return eventMessage(world, contact, { type: 'wxa_media_check', fields, replyable: false });
}

function requireUrl(call: AccountCall): string {
  const url = requiredText(call.body, 'media_url', 40035);
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new WechatError(40035, 'hint: [media_url]');
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !LOOPBACK.test(hostname)) {
    const detail = 'media_url is not public https';
    call.world.lint.add({ rule: 'media-check.url', path: call.request.path, appid: call.account.appid, detail });
  }
  return url;
}

/** POST /wxa/media_check_async {media_url, media_type 1 audio | 2 image, version 2, scene, openid}: trace_id now, the result as an event. */
export function mediaCheck(call: AccountCall): JsonObject {
  const { world, account, body, pushes } = call;
  const url = requireUrl(call);
  if (body['media_type'] !== 1 && body['media_type'] !== 2) throw new WechatError(40035, 'hint: [media_type]');
  const contact = requireActivePerson(call);
  const traceId = world.mint.rid(world.clock.seconds());
  const type = body['media_type'] === 1 ? 'audio' : 'image';
  pushes.add(account.appid, () => examine(world, contact, { url, type, traceId }));
  return ok({ trace_id: traceId });
}

import { capMap } from '../world/state';
import { WechatError } from '../api/wechat-error';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';

const LARGEST = 1024 * 1024;
const KEPT_TEXTS = 1_000;
const LANGUAGES = ['zh_CN', 'en_US'];
/** What is heard in a voice that nobody gave a text to. */
const UNKNOWN_SPEECH = '这是语音识别的示例文字';

function keyOf(call: AccountCall): string {
  const { voice_id: id = '', lang = 'zh_CN' } = call.query;
  if (id === '') throw new WechatError(40097, 'hint: [voice_id]');
  if (!LANGUAGES.includes(lang)) throw new WechatError(40097, 'hint: [lang]');
  return `${call.account.appid}|${id}`;
}

function speechIn(call: AccountCall, bytes: Uint8Array): string {
  const { media } = call.world.state;
  const same = [...media.values()].find(({ type, bytes: known }) => type === 'voice' && Buffer.compare(known, bytes) === 0);
  return same?.speech ?? UNKNOWN_SPEECH;
}

/**
 * POST /cgi-bin/media/voice/addvoicetorecofortext?format=mp3&voice_id=&lang=, the file as multipart or as the body:
 * 40097 parameters, 41005 no file, 40010 over 1 MB. A voice whose bytes an act sent is heard as that act said.
 */
export function voiceSubmit(call: AccountCall): JsonObject {
  const { world, query, request } = call;
  const key = keyOf(call);
  if (query['format'] !== 'mp3') throw new WechatError(40097, 'hint: [format]');
  const bytes = request.file?.bytes ?? new Uint8Array(Buffer.from(request.body));
  if (bytes.length === 0) throw new WechatError(41005);
  if (bytes.length > LARGEST) throw new WechatError(40010);
  world.state.recognised.set(key, speechIn(call, bytes));
  capMap(world.state.recognised, KEPT_TEXTS);
  return ok();
}

/** POST /cgi-bin/media/voice/queryrecoresultfortext?voice_id=&lang=: 40007 for a voice that was not submitted. */
export function voiceResult(call: AccountCall): JsonObject {
  const result = call.world.state.recognised.get(keyOf(call));
  if (result === undefined) throw new WechatError(40007);
  return ok({ result });
}

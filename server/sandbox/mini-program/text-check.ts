import { WechatError } from '../api/wechat-error';
import { codePoints, requiredText } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import { requireActivePerson } from './active-person';
import { verdictOn } from './verdict';

const LONGEST = 2_500;

/** POST /wxa/msg_sec_check version 2. "[risky]" and "[review]" in the text choose the verdict. */
export function textCheck(call: AccountCall): JsonObject {
  const { world, body } = call;
  requireActivePerson(call);
  const content = requiredText(body, 'content', 44004);
  if (codePoints(content) > LONGEST) throw new WechatError(45002);
  const result = verdictOn(world, content);
  const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }];
  return ok({ result, detail, trace_id: world.mint.rid(world.clock.seconds()) });
}

import { subscribeEvent } from '../push/push-message';
import type { ClientCall, ClientResult } from './client-call';

type Choice = 'accept' | 'reject';

function failed(errCode: number, reason: string): ClientResult {
  return { errMsg: `requestSubscribeMessage:fail ${reason}`, errCode };
}

function idsOf(call: ClientCall): string[] {
  const ids = call.args['tmplIds'];
  return Array.isArray(ids) ? ids.map(String) : [];
}

/** The client's own refusals, in WeChat's order; null when the sheet may be shown. */
function refusal(call: ClientCall, ids: string[]): ClientResult | null {
  const templates = call.world.state.templates.get(call.account.appid);
  if (ids.length === 0) return failed(10001, 'TmplIds can not be empty');
  if (ids.length > call.account.subscribeIdLimit) return failed(20003, 'Templates count out of max bound');
  if (ids.some((id) => !templates?.has(id))) return failed(20001, 'No template data return, verify the template id exist');
  if (new Set(ids.map((id) => templates?.get(id)?.type)).size > 1) return failed(20002, 'Templates type must be same');
  if (!call.user.subscribeSwitch) return failed(20004, 'The main switch is switched off');
  return null;
}

function choiceFor(choice: unknown, id: string): Choice {
  if (typeof choice === 'object' && choice !== null) return choiceFor((choice as Record<string, unknown>)[id], id);
  return choice === undefined || choice === 'accept' ? 'accept' : 'reject';
}

/**
 * wx.requestSubscribeMessage: each accept of a one-time template is one message more in the
 * ledger; subscribe_msg_popup_event tells the product.
 */
export function requestSubscribe(call: ClientCall): ClientResult {
  const { world, account, contact, pushes } = call;
  const ids = [...new Set(idsOf(call))];
  const refused = refusal(call, ids);
  if (refused) return refused;
  const result: ClientResult = { errMsg: 'requestSubscribeMessage:ok' };
  for (const id of ids) {
    const choice = choiceFor(call.choice, id);
    if (choice === 'accept') contact.ledger.set(id, (contact.ledger.get(id) ?? 0) + 1);
    result[id] = choice;
  }
  const list = ids.map((id) => ({ TemplateId: id, SubscribeStatusString: String(result[id]), PopupScene: '0' }));
  const event = { type: 'subscribe_msg_popup_event', wrapper: 'SubscribeMsgPopupEvent', list };
  pushes.add(account.appid, subscribeEvent(world, contact, event));
  return result;
}

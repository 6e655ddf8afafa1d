import { popupEvent } from '../push/subscribe-events';
import { acceptSubscription, rejectSubscription } from '../world/subscriptions';
import { templateOf } from '../world/private-templates';
import type { Template } from '../world/template';
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
  const templates = ids.map((id) => templateOf(call.world, call.account.appid, { id, use: 'subscribe' }));
  if (ids.length === 0) return failed(10001, 'TmplIds can not be empty');
  if (ids.length > call.account.subscribeIdLimit) return failed(20003, 'Templates count out of max bound');
  if (templates.includes(undefined)) return failed(20001, 'No template data return, verify the template id exist');
  if (new Set(templates.map((template) => template?.type)).size > 1) return failed(20002, 'Templates type must be same');
  if (!call.user.subscribeSwitch) return failed(20004, 'The main switch is switched off');
  return null;
}

/** What is chosen for one template: the same for all, or by id. Without a word it is accepted. */
export function choiceFor(choice: unknown, id: string): Choice {
  if (typeof choice === 'object' && choice !== null) return choiceFor((choice as Record<string, unknown>)[id], id);
  return choice === undefined || choice === 'accept' ? 'accept' : 'reject';
}

/** Of templates with one title only the first is asked for: the others are filtered. */
function firstOfTitle(templates: Template[]): Template[] {
  return templates.filter(({ title }, index) => templates.findIndex((other) => other.title === title) === index);
}

function answer(call: ClientCall, template: Template): Choice {
  const { contact } = call;
  const choice = contact.kept.get(template.id) ?? choiceFor(call.choice, template.id);
  if (choice === 'accept') acceptSubscription(contact, template);
  else rejectSubscription(contact, template);
  return choice;
}

/**
 * wx.requestSubscribeMessage: each accept of a one-time template is one message more in the
 * ledger; subscribe_msg_popup_event tells the product. Choices kept for good need no dialog,
 * and without a dialog there is no event.
 */
export function requestSubscribe(call: ClientCall): ClientResult {
  const { world, account, contact, pushes } = call;
  const ids = [...new Set(idsOf(call))];
  const refused = refusal(call, ids);
  if (refused) return refused;
  const templates = ids.flatMap((id) => templateOf(world, account.appid, { id, use: 'subscribe' }) ?? []);
  const asked = firstOfTitle(templates);
  const shown = asked.filter(({ id }) => !contact.kept.has(id));
  const result: ClientResult = { errMsg: 'requestSubscribeMessage:ok' };
  for (const { id } of templates) result[id] = 'filter';
  for (const template of asked) result[template.id] = answer(call, template);
  const choices = shown.map(({ id }) => ({ id, choice: result[id] as Choice }));
  if (call.keep) choices.forEach(({ id, choice }) => contact.kept.set(id, choice));
  if (choices.length > 0) pushes.add(account.appid, popupEvent(world, contact, { choices, scene: '0' }));
  return result;
}

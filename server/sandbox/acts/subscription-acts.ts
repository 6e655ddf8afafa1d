import { choiceFor } from '../mini-program/request-subscribe';
import { changeEvent, popupEvent } from '../push/subscribe-events';
import { acceptSubscription, rejectSubscription } from '../world/subscriptions';
import { templateOf } from '../world/private-templates';
import type { Template } from '../world/template';
import { ControlError } from '../world/control-error';
import { actText, type ActRule, type ActScene } from './act';

/** `templates: [id, …]` of the act: subscribe templates of the account, all one-time or all long-term. */
function templatesIn(scene: ActScene): Template[] {
  const ids = scene.act['templates'];
  const templates = (Array.isArray(ids) ? ids : []).flatMap(
    (id) => templateOf(scene.world, scene.account.appid, { id: String(id), use: 'subscribe' }) ?? [],
  );
  const good = Array.isArray(ids) && ids.length > 0 && templates.length === ids.length;
  if (!good) throw new ControlError(400, 'act.field', '需要 templates：该账号订阅模板的 id');
  return templates;
}

function decide(scene: ActScene, template: Template): 'accept' | 'reject' {
  const choice = choiceFor(scene.act['choice'], template.id);
  if (choice === 'accept') acceptSubscription(scene.contact, template);
  else rejectSubscription(scene.contact, template);
  return choice;
}

/** Answers a subscription dialog in an article or a web page (wx-open-subscribe) of the official account. */
const subscribePopup: ActRule = (scene) => {
  const templates = templatesIn(scene);
  if (new Set(templates.map(({ type }) => type)).size > 1) throw new ControlError(409, 'act.mixed', '一次性与长期订阅不能一起申请');
  const choices = templates.map((template) => ({ id: template.id, choice: decide(scene, template) }));
  return [popupEvent(scene.world, scene.contact, { choices, scene: actText(scene, 'scene', '1') })];
};

/** Switches subscriptions in the settings; "reject" ends what was accepted before. */
const subscribeChange: ActRule = (scene) => {
  const { contact } = scene;
  const choices = templatesIn(scene).map(({ id }) => ({ id, choice: choiceFor(scene.act['choice'] ?? 'reject', id) }));
  for (const { id, choice } of choices) {
    contact.kept.set(id, choice);
    if (choice === 'reject') contact.ledger.delete(id);
  }
  return [changeEvent(scene.world, contact, choices)];
};

/** What a person does about an account's subscribe messages outside wx.requestSubscribeMessage. */
export const SUBSCRIPTION_ACTS: Record<string, ActRule> = { subscribePopup, subscribeChange };

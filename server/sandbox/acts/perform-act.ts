import { ControlError } from '../world/control-error';
import { deliverPush, type PushAttempt } from '../push/deliver-push';
import { showReply } from '../official-account/show-reply';
import { EVENT_ACTS } from './event-acts';
import { MESSAGE_ACTS } from './message-acts';
import { PICKER_ACTS } from './picker-acts';
import { SUBSCRIPTION_ACTS } from './subscription-acts';
import type { ChatEntry } from '../world/user';
import type { ActScene } from './act';

export interface ActResult {
  /** Every posting to the product, retries and duplicates included. */
  pushes: PushAttempt[];
  /** What the person now sees that was not there before. */
  shown: ChatEntry[];
}

const RULES = new Map(Object.entries({ ...MESSAGE_ACTS, ...PICKER_ACTS, ...EVENT_ACTS, ...SUBSCRIPTION_ACTS }));

/**
 * Lets a person act, delivers the pushes one after the other and shows the answers in the chat.
 * Throws ControlError 400 for an unknown act, 409 for one that is impossible now.
 */
export async function performAct(scene: ActScene): Promise<ActResult> {
  const rule = RULES.get(scene.act.type);
  if (!rule) throw new ControlError(400, 'act.unknown', `没有这种动作：${scene.act.type}`);
  const result: ActResult = { pushes: [], shown: [] };
  for (const message of rule(scene)) {
    const report = await deliverPush(scene.world, scene.account, message);
    const shown = message.replyable ? showReply(scene.world, scene.contact, report) : null;
    result.pushes.push(...report.attempts);
    if (shown) result.shown.push(shown);
  }
  return result;
}

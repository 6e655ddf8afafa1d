import { ControlError } from '../world/control-error';
import { deliverPush, type PushAttempt } from '../push/deliver-push';
import { showReply } from '../official-account/show-reply';
import { EVENT_ACTS } from './event-acts';
import { MESSAGE_ACTS } from './message-acts';
import type { ChatEntry } from '../world/user';
import type { ActScene } from './act';

export interface ActResult {
  /** Every posting to the product, retries and duplicates included. */
  pushes: PushAttempt[];
  /** What the person now sees that was not there before. */
  shown: ChatEntry[];
}

const RULES = new Map(Object.entries({ ...MESSAGE_ACTS, ...EVENT_ACTS }));

/**
 * Lets a person act, delivers the push and shows the answer in the chat.
 * Throws ControlError 400 for an unknown act, 409 for one that is impossible now.
 */
export async function performAct(scene: ActScene): Promise<ActResult> {
  const rule = RULES.get(scene.act.type);
  if (!rule) throw new ControlError(400, 'act.unknown', `没有这种动作：${scene.act.type}`);
  const message = rule(scene);
  if (!message) return { pushes: [], shown: [] };
  const report = await deliverPush(scene.world, scene.account, message);
  const shown = message.replyable ? showReply(scene.world, scene.contact, report) : null;
  return { pushes: report.attempts, shown: shown ? [shown] : [] };
}

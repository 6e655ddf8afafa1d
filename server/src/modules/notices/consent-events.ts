import type { PushMessage, SubscriptionEvent } from '../../wechat';
import type { CitizensApi } from '../citizens';
import type { NoticeTemplates } from './notice-templates';

/** 用户拒绝接受消息: nothing is left of what was agreed to. */
const refusedCode = 43101;

type Change = readonly [templateId: string, change: 'one more' | 'none left'];

/** An acceptance in the sheet is one more; a refusal there takes nothing away, one in the settings everything. */
function changesOf(event: SubscriptionEvent): Change[] {
  if (event.kind === 'subscriptionSent') return event.results.filter(({ errorCode }) => errorCode === refusedCode).map(({ templateId }) => [templateId, 'none left']);
  if (event.source === 'asked') return event.choices.filter(({ accepted }) => accepted).map(({ templateId }) => [templateId, 'one more']);
  return event.choices.filter(({ accepted }) => !accepted).map(({ templateId }) => [templateId, 'none left']);
}

/** What WeChat itself tells of consents (订阅消息 → 相关事件推送). The mini-program reports acceptances, too: both together count once. */
export async function onConsentEvent({ citizens, templates }: { citizens: CitizensApi; templates: NoticeTemplates }, push: PushMessage, event: SubscriptionEvent): Promise<void> {
  const citizenId = await citizens.knownAs('miniProgram', push.fromUser);
  for (const [templateId, change] of citizenId === null ? [] : changesOf(event)) {
    const kind = await templates.kindOf(templateId);
    if (kind === null || citizenId === null) continue;
    await (change === 'one more' ? citizens.noteConsent(citizenId, kind, push.key) : citizens.clearConsent(citizenId, kind));
  }
}

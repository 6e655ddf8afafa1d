import { subscribeEvent, type PushMessage } from './push-message';
import type { Contact } from '../world/user';
import type { World } from '../world/world';

interface Choice {
  id: string;
  choice: 'accept' | 'reject';
}

/** subscribe_msg_popup_event: what the person answered in the dialog. */
export function popupEvent(world: World, contact: Contact, popup: { choices: Choice[]; scene: string }): PushMessage {
  const list = popup.choices.map(({ id, choice }) => ({ TemplateId: id, SubscribeStatusString: choice, PopupScene: popup.scene }));
  return subscribeEvent(world, contact, { type: 'subscribe_msg_popup_event', wrapper: 'SubscribeMsgPopupEvent', list });
}

/** subscribe_msg_change_event: what the person switched in the settings. */
export function changeEvent(world: World, contact: Contact, choices: Choice[]): PushMessage {
  const list = choices.map(({ id, choice }) => ({ TemplateId: id, SubscribeStatusString: choice }));
  return subscribeEvent(world, contact, { type: 'subscribe_msg_change_event', wrapper: 'SubscribeMsgChangeEvent', list });
}

/** subscribe_msg_sent_event: the final word on a subscribe message. */
export function sentEvent(world: World, contact: Contact, sent: { templateId: string; msgid: bigint }): PushMessage {
  const list = [{ TemplateId: sent.templateId, MsgID: sent.msgid, ErrorCode: '0', ErrorStatus: 'success' }];
  const facts = { type: 'subscribe_msg_sent_event', wrapper: 'SubscribeMsgSentEvent', list, single: true };
  return subscribeEvent(world, contact, facts);
}

import { addChat } from '../world/chat';
import { ControlError } from '../world/control-error';
import { openWindow } from '../world/windows';
import { storeMedia } from '../base/media';
import { normalMessage, type PushMessage } from '../push/push-message';
import { actText, type ActScene } from './act';
import type { StoredMedia } from '../world/state';
import type { MessageTree } from '../push/xml';

interface Sample {
  type: string;
  contentType: string;
  fileName: string;
  sample: Buffer;
}

/** Everyone who talks to an official account follows it; a message opens the 48-hour window. */
export function say(scene: ActScene, said: { text: string; detail?: Record<string, unknown>; fields: MessageTree; type?: string }): PushMessage[] {
  const { world, account, contact, act } = scene;
  if (account.kind === 'oa' && !contact.follow) throw new ControlError(409, 'act.not-following', '尚未关注该公众号，不能发消息');
  const now = world.clock.now();
  openWindow(contact, account.kind, { trigger: 'message', now });
  contact.activeAt = account.kind === 'mp' ? now : contact.activeAt;
  const type = said.type ?? act.type;
  addChat(world, contact, { from: 'user', type, text: said.text, detail: said.detail ?? {} });
  return [normalMessage(world, contact, { type, fields: said.fields })];
}

function bytesFrom(scene: ActScene, sample: Buffer): Uint8Array {
  const given = scene.act['dataBase64'];
  return new Uint8Array(typeof given === 'string' ? Buffer.from(given, 'base64') : sample);
}

/** Keeps the file of a message: the bytes of the act, or a sample. */
export function keep(scene: ActScene, file: Sample): StoredMedia {
  const { type, contentType, fileName, sample } = file;
  const speech = actText(scene, 'speech', '');
  const { appid } = scene.account;
  return storeMedia(scene.world, { appid, type, contentType, fileName, bytes: bytesFrom(scene, sample), ...(speech === '' ? {} : { speech }) });
}

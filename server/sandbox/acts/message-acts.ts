import { addChat } from '../world/chat';
import { ControlError } from '../world/control-error';
import { openWindow } from '../world/windows';
import { storeMedia } from '../base/media';
import { normalMessage, type PushMessage } from '../push/push-message';
import { SAMPLE_AMR, SAMPLE_JPEG } from '../world/sample-media';
import { actNumber, actText, type ActRule, type ActScene } from './act';
import type { StoredMedia } from '../world/state';
import type { MessageTree } from '../push/xml';

/** Everyone who talks to an official account follows it; a message opens the 48-hour window. */
function say(scene: ActScene, said: { text: string; detail?: Record<string, unknown>; fields: MessageTree; type?: string }): PushMessage {
  const { world, account, contact, act } = scene;
  if (account.kind === 'oa' && !contact.follow) throw new ControlError(409, 'act.not-following', '尚未关注该公众号，不能发消息');
  const now = world.clock.now();
  openWindow(contact, account.kind, { trigger: 'message', now });
  contact.activeAt = account.kind === 'mp' ? now : contact.activeAt;
  const type = said.type ?? act.type;
  addChat(world, contact, { from: 'user', type, text: said.text, detail: said.detail ?? {} });
  return normalMessage(world, contact, { type, fields: said.fields });
}

function bytesFrom(scene: ActScene, sample: Buffer): Uint8Array {
  const given = scene.act['dataBase64'];
  return new Uint8Array(typeof given === 'string' ? Buffer.from(given, 'base64') : sample);
}

function keep(scene: ActScene, file: { type: string; contentType: string; fileName: string; sample: Buffer }): StoredMedia {
  const { type, contentType, fileName, sample } = file;
  const { appid } = scene.account;
  return storeMedia(scene.world, { appid, type, contentType, fileName, bytes: bytesFrom(scene, sample) });
}

const text: ActRule = (scene) => {
  const content = actText(scene, 'content');
  return say(scene, { text: content, fields: { Content: content } });
};

const image: ActRule = (scene) => {
  const contentType = actText(scene, 'contentType', 'image/jpeg');
  const media = keep(scene, { type: 'image', contentType, fileName: actText(scene, 'fileName', 'photo.jpg'), sample: SAMPLE_JPEG });
  const url = `/mmbiz/${media.id}`;
  return say(scene, {
    text: '',
    detail: { url, mediaId: media.id },
    fields: { PicUrl: `${scene.world.baseUrl}${url}`, MediaId: media.id },
  });
};

/** Recognition is left out unless asked for: it no longer arrives in practice. */
const voice: ActRule = (scene) => {
  const file = { type: 'voice', contentType: 'audio/amr', fileName: 'voice.amr', sample: SAMPLE_AMR };
  const [media, fine] = [keep(scene, file), keep(scene, file)];
  const recognition = actText(scene, 'recognition', '');
  const fields: MessageTree = { MediaId: media.id, Format: 'amr', MediaId16K: fine.id };
  if (recognition !== '') fields['Recognition'] = recognition;
  return say(scene, { text: '', detail: { url: `/mmbiz/${media.id}`, mediaId: media.id }, fields });
};

const video: ActRule = (scene) => {
  const sample = Buffer.from('\x00\x00\x00\x18ftypmp42', 'latin1');
  const media = keep(scene, { type: 'video', contentType: 'video/mp4', fileName: 'video.mp4', sample });
  const thumb = keep(scene, { type: 'thumb', contentType: 'image/jpeg', fileName: 'thumb.jpg', sample: SAMPLE_JPEG });
  return say(scene, { text: '', detail: { mediaId: media.id }, fields: { MediaId: media.id, ThumbMediaId: thumb.id } });
};

const location: ActRule = (scene) => {
  const label = actText(scene, 'label', '人民广场');
  const [x, y] = [actNumber(scene, 'latitude', 31.23), actNumber(scene, 'longitude', 121.47)];
  return say(scene, {
    text: label,
    detail: { latitude: x, longitude: y },
    fields: { Location_X: String(x), Location_Y: String(y), Scale: String(actNumber(scene, 'scale', 15)), Label: label },
  });
};

const link: ActRule = (scene) => {
  const [title, url] = [actText(scene, 'title'), actText(scene, 'url')];
  const description = actText(scene, 'description', '');
  return say(scene, { text: title, detail: { url }, fields: { Title: title, Description: description, Url: url } });
};

/** Taps an option of the last menu message that offers it: a text with bizmsgmenuid. */
const msgmenu: ActRule = (scene) => {
  const id = actText(scene, 'id');
  const options = scene.contact.chat
    .filter((entry) => entry.type === 'msgmenu')
    .flatMap((entry) => entry.detail['options'] as { id: string; content: string }[]);
  const option = options.findLast((item) => item.id === id);
  if (!option) throw new ControlError(409, 'act.no-option', `聊天里没有编号为 ${id} 的选项`);
  const fields = { Content: option.content, bizmsgmenuid: id };
  return say(scene, { type: 'text', text: option.content, detail: { menuId: id }, fields });
};

/** Messages a person can send in a chat. */
export const MESSAGE_ACTS: Record<string, ActRule> = { text, image, voice, video, location, link, msgmenu };

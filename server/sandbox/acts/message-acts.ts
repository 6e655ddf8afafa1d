import { ControlError } from '../world/control-error';
import { SAMPLE_AMR, SAMPLE_JPEG } from '../world/sample-media';
import { actNumber, actText, type ActRule, type ActScene } from './act';
import { keep, say } from './say';
import type { PushMessage } from '../push/push-message';
import type { MessageTree } from '../push/xml';

const text: ActRule = (scene) => {
  const content = actText(scene, 'content');
  return say(scene, { text: content, fields: { Content: content } });
};

/** Sends one picture, whatever the act was that led to it. */
export function sendImage(scene: ActScene): PushMessage[] {
  const contentType = actText(scene, 'contentType', 'image/jpeg');
  const media = keep(scene, { type: 'image', contentType, fileName: actText(scene, 'fileName', 'photo.jpg'), sample: SAMPLE_JPEG });
  const url = `/mmbiz/${media.id}`;
  return say(scene, {
    type: 'image',
    text: '',
    detail: { url, mediaId: media.id },
    fields: { PicUrl: `${scene.world.baseUrl}${url}`, MediaId: media.id },
  });
}

/** Recognition is left out unless asked for: it no longer arrives in practice. */
const voice: ActRule = (scene) => {
  const file = { type: 'voice', contentType: 'audio/amr', fileName: 'voice.amr', sample: SAMPLE_AMR };
  const [media, fine] = [keep(scene, file), keep(scene, file)];
  const recognition = actText(scene, 'recognition', '');
  const fields: MessageTree = { MediaId: media.id, Format: 'amr', MediaId16K: fine.id };
  if (recognition !== '') fields['Recognition'] = recognition;
  return say(scene, { text: '', detail: { url: `/mmbiz/${media.id}`, mediaId: media.id }, fields });
};

/** A video; "shortvideo" is one filmed in the chat itself. */
const video: ActRule = (scene) => {
  const sample = Buffer.from('\x00\x00\x00\x18ftypmp42', 'latin1');
  const media = keep(scene, { type: 'video', contentType: 'video/mp4', fileName: 'video.mp4', sample });
  const thumb = keep({ ...scene, act: { type: 'video' } }, { type: 'thumb', contentType: 'image/jpeg', fileName: 'thumb.jpg', sample: SAMPLE_JPEG });
  return say(scene, { text: '', detail: { mediaId: media.id }, fields: { MediaId: media.id, ThumbMediaId: thumb.id } });
};

/** Sends a place, whatever the act was that led to it. */
export function sendLocation(scene: ActScene): PushMessage[] {
  const label = actText(scene, 'label', '人民广场');
  const [x, y] = [actNumber(scene, 'latitude', 31.23), actNumber(scene, 'longitude', 121.47)];
  return say(scene, {
    type: 'location',
    text: label,
    detail: { latitude: x, longitude: y },
    fields: { Location_X: String(x), Location_Y: String(y), Scale: String(actNumber(scene, 'scale', 15)), Label: label },
  });
}

const link: ActRule = (scene) => {
  const [title, url] = [actText(scene, 'title'), actText(scene, 'url')];
  const description = actText(scene, 'description', '');
  return say(scene, { text: title, detail: { url }, fields: { Title: title, Description: description, Url: url } });
};

/** A card of a page of the mini-program, in its customer-service chat. */
const miniprogrampage: ActRule = (scene) => {
  if (scene.account.kind !== 'mp') throw new ControlError(409, 'act.kind', '小程序卡片只在小程序客服会话里发送');
  const thumb = keep(scene, { type: 'thumb', contentType: 'image/jpeg', fileName: 'thumb.jpg', sample: SAMPLE_JPEG });
  const [Title, PagePath] = [actText(scene, 'title', scene.account.name), actText(scene, 'page')];
  const ThumbUrl = `${scene.world.baseUrl}/mmbiz/${thumb.id}`;
  const fields = { Title, AppId: scene.account.appid, PagePath, ThumbUrl, ThumbMediaId: thumb.id };
  return say(scene, { text: Title, detail: { page: PagePath, appid: scene.account.appid }, fields });
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
export const MESSAGE_ACTS: Record<string, ActRule> = {
  text, image: sendImage, voice, video, shortvideo: video, location: sendLocation, link, miniprogrampage, msgmenu,
};

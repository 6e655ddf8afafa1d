import { SECOND } from '../world/clock';
import { addChat } from '../world/chat';
import { takeFromWindow } from '../world/windows';
import { WechatError } from '../api/wechat-error';
import { byteLength, listOf, objectOf, requiredText, textOf } from '../api/fields';
import { requireMedia } from '../base/media';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import type { Contact } from '../world/user';

const TEXT_BYTES = 2_048;
const TYPING_SPAN = 15 * SECOND;
const TYPING_AFTER = 30 * SECOND;

/** What a bubble shows of a message, after its content was found right. */
type Render = (call: AccountCall, content: JsonObject) => { text: string; detail: JsonObject };

function renderText(_call: AccountCall, content: JsonObject): { text: string; detail: JsonObject } {
  const text = requiredText(content, 'content', 44004);
  if (byteLength(text) > TEXT_BYTES) throw new WechatError(45002);
  return { text, detail: {} };
}

function renderMedia(call: AccountCall, content: JsonObject): { text: string; detail: JsonObject } {
  const media = requireMedia(call.world, call.account.appid, textOf(content, 'media_id'));
  return { text: '', detail: { mediaId: media.id, url: `/mmbiz/${media.id}` } };
}

function renderNews(_call: AccountCall, content: JsonObject): { text: string; detail: JsonObject } {
  const articles = listOf(content, 'articles');
  if (articles?.length !== 1) throw new WechatError(45002, 'hint: one article');
  const article = articles[0] as JsonObject;
  return { text: requiredText(article, 'title', 44004), detail: article };
}

function renderMenu(_call: AccountCall, content: JsonObject): { text: string; detail: JsonObject } {
  const options = listOf(content, 'list') as JsonObject[] | null;
  if (!options || options.length === 0) throw new WechatError(44004, 'hint: [list]');
  for (const option of options) {
    requiredText(option, 'id', 40035);
    requiredText(option, 'content', 44004);
  }
  const [head, tail] = [textOf(content, 'head_content'), textOf(content, 'tail_content')];
  return { text: head, detail: { options, tail } };
}

function renderMiniProgram(call: AccountCall, content: JsonObject): { text: string; detail: JsonObject } {
  const appid = textOf(content, 'appid');
  if (call.account.kind === 'oa' && call.world.account(appid)?.kind !== 'mp') throw new WechatError(40013);
  const page = requiredText(content, 'pagepath', 40165);
  return { text: requiredText(content, 'title', 44004), detail: { appid, page } };
}

const RENDERERS: Record<string, Render> = {
  text: renderText,
  image: renderMedia,
  voice: renderMedia,
  video: renderMedia,
  news: renderNews,
  msgmenu: renderMenu,
  miniprogrampage: renderMiniProgram,
};

function requireContact(call: AccountCall): Contact {
  const contact = call.world.contact(call.account.appid, textOf(call.body, 'touser'));
  if (!contact) throw new WechatError(40003);
  return contact;
}

/**
 * POST /cgi-bin/message/custom/send: only inside a window that the person opened
 * (45015 none open, 45047 used up).
 */
export function customSend(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const contact = requireContact(call);
  const type = textOf(body, 'msgtype');
  const render = RENDERERS[type];
  const content = objectOf(body, type);
  if (!render || !content) throw new WechatError(40008);
  const shown = render(call, content);
  if (account.kind === 'oa' && !contact.follow) throw new WechatError(45015);
  const refused = takeFromWindow(contact, world.clock.now());
  if (refused) throw new WechatError(refused);
  contact.typingUntil = 0;
  addChat(world, contact, { from: 'account', type, text: shown.text, detail: shown.detail });
  return ok();
}

/** POST /cgi-bin/message/custom/typing: within 30 s of the person's last message. */
export function customTyping(call: AccountCall): JsonObject {
  const { world, body } = call;
  const contact = requireContact(call);
  const now = world.clock.now();
  const command = textOf(body, 'command');
  if (command !== 'Typing' && command !== 'CancelTyping') throw new WechatError(45072);
  if (now - contact.lastTalkAt > TYPING_AFTER) throw new WechatError(45080);
  if (command === 'Typing' && contact.typingUntil > now) throw new WechatError(45081);
  contact.typingUntil = command === 'Typing' ? now + TYPING_SPAN : 0;
  return ok();
}

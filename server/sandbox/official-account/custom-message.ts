import { SECOND } from '../world/clock';
import { addChat } from '../world/chat';
import { takeFromWindow } from '../world/windows';
import { WechatError } from '../api/wechat-error';
import { byteLength, listOf, objectOf, requiredText, textOf } from '../api/fields';
import { requireMedia } from '../base/media';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import type { AccountKind } from '../world/account';
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

function renderMedia(type: string): Render {
  return (call, content) => {
    const media = requireMedia(call.world, call.account.appid, { id: textOf(content, 'media_id'), type });
    return { text: '', detail: { mediaId: media.id, url: `/mmbiz/${media.id}` } };
  };
}

/** A small picture uploaded as thumb; WeChat also takes one uploaded as image. */
function requireThumb(call: AccountCall, content: JsonObject): void {
  const media = requireMedia(call.world, call.account.appid, { id: textOf(content, 'thumb_media_id') });
  if (media.type !== 'thumb' && media.type !== 'image') throw new WechatError(40007);
}

function renderMusic(call: AccountCall, content: JsonObject): { text: string; detail: JsonObject } {
  requireThumb(call, content);
  const url = requiredText(content, 'musicurl', 44004);
  return { text: textOf(content, 'title'), detail: { url } };
}

function renderArticle(_call: AccountCall, content: JsonObject): { text: string; detail: JsonObject } {
  return { text: '图文消息', detail: { articleId: requiredText(content, 'article_id', 40007) } };
}

function renderLink(_call: AccountCall, content: JsonObject): { text: string; detail: JsonObject } {
  const [title, url] = [requiredText(content, 'title', 44004), requiredText(content, 'url', 40035)];
  return { text: title, detail: { url, description: textOf(content, 'description'), thumb: textOf(content, 'thumb_url') } };
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
  if (call.account.kind === 'oa' && call.world.account(appid)?.kind !== 'mp') throw new WechatError(40013, 'hint: [miniprogrampage.appid]');
  const page = requiredText(content, 'pagepath', 40165);
  requireThumb(call, content);
  return { text: requiredText(content, 'title', 44004), detail: { appid, page } };
}

/** What each kind of account may send. */
const RENDERERS: Record<AccountKind, Record<string, Render>> = {
  oa: {
    text: renderText,
    image: renderMedia('image'),
    voice: renderMedia('voice'),
    video: renderMedia('video'),
    music: renderMusic,
    news: renderNews,
    mpnewsarticle: renderArticle,
    msgmenu: renderMenu,
    miniprogrampage: renderMiniProgram,
  },
  mp: { text: renderText, image: renderMedia('image'), link: renderLink, miniprogrampage: renderMiniProgram },
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
  const render = RENDERERS[account.kind][type];
  const content = objectOf(body, type);
  if (!render || !content) throw new WechatError(40008);
  // The account has no named customer-service staff (客服帐号).
  if (body['customservice'] !== undefined) throw new WechatError(65401);
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

import { bubble, noticeCard } from './bubbles.js';
import { el, shortTime } from './dom.js';
import { openMiniProgram } from './mini-program.js';
import { accountName, accountOf, act, bar, go, phone, say } from './phone-state.js';
import { choosePictures, choosePlace } from './samples.js';
import { askText } from './sheets.js';
import { openWeb } from './web.js';

function thread(inbox, chat) {
  const cards = inbox.notices.filter((notice) => notice.kind !== 'subscribe' && notice.appid === chat.appid);
  const lines = [...chat.entries, ...cards].sort((a, b) => a.at - b.at).slice(-80);
  const facts = { nick: inbox.nick, act, accountName };
  let before = 0;
  return lines.flatMap((line) => {
    const gap = line.at - before > 300000 ? [el('p', { class: 'when' }, shortTime(line.at))] : [];
    before = line.at;
    return [...gap, line.templateTitle ? noticeCard(line, facts) : bubble(line, facts)];
  });
}

const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

async function sendPicture() {
  const [file] = await choosePictures(1);
  if (file) act({ type: 'image', dataBase64: base64(file.bytes), contentType: file.type, fileName: file.name });
}

async function pickPictures(type, key) {
  const files = await choosePictures(9);
  if (files.length > 0) act({ type, key, pictures: files.map(({ bytes }) => base64(bytes)) });
}

async function placeAct(type, extra = {}) {
  const place = await choosePlace();
  if (place) act({ type, label: `${place.address}${place.name}`, latitude: place.latitude, longitude: place.longitude, ...extra });
}

/** What each kind of menu button does on the phone. */
const taps = {
  view: ({ url }) => {
    openWeb(url);
    act({ type: 'view', url });
  },
  miniprogram: ({ appid, pagepath }) => {
    openMiniProgram({ appid, page: pagepath });
    act({ type: 'view_miniprogram', page: pagepath });
  },
  click: ({ key }) => act({ type: 'click', key }),
  location_select: ({ key }) => placeAct('location_select', { key }),
};
for (const type of ['pic_sysphoto', 'pic_photo_or_album', 'pic_weixin']) taps[type] = ({ key }) => pickPictures(type, key);
for (const type of ['scancode_push', 'scancode_waitmsg']) {
  taps[type] = async ({ key }) => {
    const result = await askText('扫一扫', { label: '二维码的内容', value: 'https://example.com/' });
    if (result) act({ type, key, result });
  };
}

function tapButton(button) {
  go({ openMenu: -1 });
  const tap = taps[button.type];
  return tap ? tap(button) : say('沙箱还不支持这种按钮');
}

function menuButton(button, index) {
  const subs = button.sub_button ?? [];
  if (subs.length === 0) return el('div', {}, el('button', { onclick: () => tapButton(button) }, button.name));
  const open = phone.openMenu === index;
  const list = el('ul', {}, ...subs.map((sub) => el('li', {}, el('button', { onclick: () => tapButton(sub) }, sub.name))));
  return el('div', {},
    el('button', { 'aria-expanded': String(open), onclick: () => go({ openMenu: open ? -1 : index }) }, `≡ ${button.name}`),
    open ? list : null);
}

function sendText(event) {
  event.preventDefault();
  const input = event.target.querySelector('input');
  const content = input.value.trim();
  if (content === '') return;
  input.value = '';
  act({ type: 'text', content });
}

async function sendFile(event) {
  const [file] = event.target.files;
  if (!file) return;
  act({ type: 'image', dataBase64: base64(new Uint8Array(await file.arrayBuffer())), contentType: file.type, fileName: file.name });
}

async function sendVoice() {
  const recognition = await askText('发送一段语音', { label: '语音的内容（可不填）', confirm: '发送' });
  if (recognition !== null) act({ type: 'voice', ...(recognition && { recognition }) });
}

function inputForm() {
  return el('form', { onsubmit: sendText },
    el('input', { type: 'text', 'aria-label': '消息', maxlength: '600', autocomplete: 'off' }),
    el('button', { class: 'send' }, '发送'),
    el('button', { type: 'button', class: 'more', 'aria-label': '更多', 'aria-expanded': String(phone.extras), onclick: () => go({ extras: !phone.extras }) }, '＋'));
}

function extras() {
  return el('div', { class: 'extras' },
    el('button', { onclick: sendPicture }, '相册'),
    el('label', {}, '图片文件', el('input', { type: 'file', accept: 'image/*', onchange: sendFile })),
    el('button', { onclick: sendVoice }, '语音'),
    el('button', { onclick: () => placeAct('location') }, '位置'),
    el('button', { onclick: () => act({ type: 'unfollow' }) }, '取消关注'));
}

function dock(chat) {
  if (!chat.following) {
    return [el('div', { class: 'dock' }, el('button', { class: 'follow', onclick: () => act({ type: 'follow' }) }, '关注公众号'))];
  }
  const { menu } = chat;
  const typing = phone.typing || !menu;
  const swap = menu
    ? el('button', { class: 'swap', onclick: () => go({ typing: !phone.typing, openMenu: -1, extras: false }) }, typing ? '菜单' : '输入')
    : null;
  const inner = typing ? inputForm() : el('div', { class: 'menu' }, ...menu.map(menuButton));
  return [el('div', { class: 'dock' }, swap, inner), typing && phone.extras ? extras() : null];
}

/** The chat with an official account. */
export function chatView(inbox) {
  const chat = inbox.chats.find((item) => item.appid === phone.appid);
  if (!chat) return [bar('公众号', { back: 'list' }), el('p', { class: 'empty' }, '这个公众号已不在沙箱里')];
  const home = accountOf(chat.appid)?.h5Url;
  const right = home ? el('button', { class: 'right', onclick: () => openWeb(home) }, '打开H5') : null;
  return [
    bar(chat.name, { back: 'list', right }),
    el('div', { class: 'grow', 'data-end': true }, el('div', { class: 'thread' }, ...thread(inbox, chat))),
    ...dock(chat),
  ];
}

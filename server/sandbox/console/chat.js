import { bubble, noticeCard, openAddress } from './bubbles.js';
import { el, shortTime } from './dom.js';
import { accountName, act, bar, go, phone, say, seen } from './phone-state.js';

function thread(inbox, chat) {
  const cards = inbox.notices.filter((notice) => notice.kind === 'template' && notice.appid === chat.appid);
  const lines = [...chat.entries, ...cards].sort((a, b) => a.at - b.at).slice(-80);
  const facts = { user: phone.user, nick: inbox.nick, act, accountName };
  let before = 0;
  return lines.flatMap((line) => {
    const gap = line.at - before > 300000 ? [el('p', { class: 'when' }, shortTime(line.at))] : [];
    before = line.at;
    return [...gap, line.templateTitle ? noticeCard(line, facts) : bubble(line, facts)];
  });
}

function tapButton(button) {
  if (button.type === 'view') {
    window.open(openAddress(phone.user, button.url), '_blank');
    return act({ type: 'view', url: button.url });
  }
  if (button.type === 'miniprogram') return act({ type: 'view_miniprogram', page: button.pagepath });
  if (button.type?.startsWith('scancode')) return act({ type: button.type, key: button.key, result: 'https://example.com/' });
  if (button.type === 'click') return act({ type: 'click', key: button.key });
  return say('沙箱还不支持这种按钮');
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

async function sendPicture(event) {
  const [file] = event.target.files;
  if (!file) return;
  const address = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(file);
  });
  act({ type: 'image', dataBase64: address.split(',')[1], contentType: file.type, fileName: file.name });
}

function inputForm() {
  return el('form', { onsubmit: sendText },
    el('input', { type: 'text', 'aria-label': '消息', maxlength: '600', autocomplete: 'off' }),
    el('button', { class: 'send' }, '发送'),
    el('button', { type: 'button', class: 'more', 'aria-label': '更多', onclick: () => go({ extras: !phone.extras }) }, '＋'));
}

function extras() {
  return el('div', { class: 'extras' },
    el('label', {}, '图片', el('input', { type: 'file', accept: 'image/*', onchange: sendPicture })),
    el('button', { onclick: () => act({ type: 'voice' }) }, '语音'),
    el('button', { onclick: () => act({ type: 'location' }) }, '位置'),
    el('button', { onclick: () => act({ type: 'unfollow' }) }, '取消关注'));
}

function dock(chat) {
  if (!chat.following) {
    return [el('div', { class: 'dock' }, el('button', { class: 'follow', onclick: () => act({ type: 'follow' }) }, '关注公众号'))];
  }
  const menu = seen.overview.menus[chat.appid];
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
  const home = seen.overview.accounts.find((account) => account.appid === chat.appid)?.h5Url;
  const right = home ? el('a', { class: 'right', href: openAddress(phone.user, home), target: '_blank' }, '打开H5') : null;
  const lines = thread(inbox, chat);
  return [
    bar(chat.name, { back: 'list', right }),
    el('div', { class: 'grow', 'data-end': true }, el('div', { class: 'thread' }, ...lines)),
    ...dock(chat),
  ];
}

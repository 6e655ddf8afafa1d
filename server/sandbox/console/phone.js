import { noticeCard } from './bubbles.js';
import { chatView } from './chat.js';
import { clockTime, el, redraw } from './dom.js';
import { accountName, bar, go, phone, refresh, seen } from './phone-state.js';

const screen = document.getElementById('screen');

function face(text, tone) {
  return el('span', { class: `face ${tone}`, 'aria-hidden': 'true' }, text);
}

function tabs() {
  const tab = (view, label) => el('button', { 'aria-current': String(phone.view === view), onclick: () => go({ view }) }, label);
  return el('div', { class: 'tabs' }, tab('list', '微信'), tab('people', '通讯录'));
}

function lastLine(chat) {
  const last = chat.entries.at(-1);
  if (!last) return chat.following ? '还没有消息' : '尚未关注';
  return last.text || `[${{ image: '图片', voice: '语音', location: '位置' }[last.type] ?? last.type}]`;
}

function conversationRow(chat) {
  return el('button', { class: 'row', onclick: () => go({ view: 'chat', appid: chat.appid, typing: false }) },
    face('号', 'oa'), el('span', { class: 'who' }, el('b', {}, chat.name), el('small', {}, lastLine(chat))));
}

function listView(inbox) {
  const chats = inbox.chats.filter((chat) => chat.kind === 'oa').map(conversationRow);
  const subscribed = inbox.notices.filter((notice) => notice.kind === 'subscribe');
  const newest = subscribed.at(-1);
  const notices = el('button', { class: 'row', onclick: () => go({ view: 'notices' }) },
    face('知', 'notice'),
    el('span', { class: 'who' }, el('b', {}, '服务通知'), el('small', {}, newest ? newest.templateTitle : '还没有通知')));
  const empty = chats.length === 0 ? el('p', { class: 'empty' }, '还没有配置公众号') : null;
  return [bar('微信'), el('div', { class: 'grow' }, ...chats, notices, empty), tabs()];
}

function choose(user) {
  localStorage.setItem('sandbox-user', user.id);
  go({ user: user.id, view: 'list' });
  refresh();
}

function peopleView() {
  const rows = seen.overview.users.map((user, index) =>
    el('button', { class: 'row', onclick: () => choose(user) },
      face(user.nick.slice(0, 1), `tone${index % 3}`),
      el('span', { class: 'who' }, el('b', {}, user.nick), el('small', {}, user.id)),
      user.id === phone.user ? el('span', { class: 'mark' }, '当前') : null));
  return [bar('通讯录'), el('p', { class: 'hint' }, '选择这部手机属于谁'), el('div', { class: 'grow' }, ...rows), tabs()];
}

function noticesView(inbox) {
  const cards = inbox.notices.filter((notice) => notice.kind === 'subscribe').slice(-50)
    .map((notice) => noticeCard(notice, { user: phone.user, accountName }));
  const body = cards.length > 0 ? el('div', { class: 'thread' }, ...cards) : el('p', { class: 'empty' }, '还没有通知');
  return [bar('服务通知', { back: 'list' }), el('div', { class: 'grow', 'data-end': true }, body)];
}

function view(inbox) {
  if (!inbox) return peopleView();
  const views = { list: listView, people: peopleView, notices: noticesView, chat: chatView };
  return views[phone.view](inbox);
}

/** What the person is writing, to be put back after a redraw. */
function draftNow() {
  const field = screen.querySelector('.dock input');
  return field ? { field, text: field.value, focused: document.activeElement === field } : null;
}

function putBack(draft) {
  const fresh = screen.querySelector('.dock input');
  if (!draft || !fresh || fresh === draft.field) return;
  fresh.value = draft.text;
  if (draft.focused) fresh.focus();
}

function scrollToEnd() {
  const end = screen.querySelector('[data-end]');
  if (end) end.scrollTop = end.scrollHeight;
}

/** Draws the phone; a half-written message survives a redraw. */
export function drawPhone(overview) {
  if (!overview) return;
  seen.overview = overview;
  const { inbox } = overview;
  document.getElementById('phone-time').textContent = clockTime(overview.now);
  document.getElementById('phone-user').textContent = inbox?.nick ?? '';
  const draft = draftNow();
  redraw(screen, [phone, inbox, overview.menus, overview.users, overview.accounts], () => {
    requestAnimationFrame(scrollToEnd);
    return view(inbox).filter(Boolean);
  });
  putBack(draft);
}

/** Who the phone belongs to. */
export const phoneUser = () => phone.user;

globalThis.addEventListener('sandbox-phone', () => drawPhone(seen.overview));

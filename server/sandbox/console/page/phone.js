import { noticeCard, noticeTarget } from './bubbles.js';
import { chatView } from './chat.js';
import { clockTime, el, redraw } from './dom.js';
import { closeMiniProgram, openMiniProgram } from './mini-program.js';
import { accountName, bar, go, phone, refresh, seen, walkable } from './phone-state.js';
import { openScan, scanView } from './scan.js';
import { closeWeb } from './web.js';

const screen = document.getElementById('screen');

function face(text, tone) {
  return el('span', { class: `face ${tone}`, 'aria-hidden': 'true' }, text);
}

function row({ mark, tone, title, line, onclick, right }) {
  return el('button', { class: 'row', onclick },
    face(mark, tone), el('span', { class: 'who' }, el('b', {}, title), line ? el('small', {}, line) : null), right ?? null);
}

function tabs() {
  const tab = (view, label) => el('button', { 'aria-current': String(phone.view === view), onclick: () => go({ view }) }, label);
  return el('nav', { class: 'tabs' }, tab('list', '微信'), tab('people', '通讯录'), tab('discover', '发现'));
}

function lastLine(chat) {
  const last = chat.entries.at(-1);
  if (!last) return chat.following ? '还没有消息' : '尚未关注';
  return last.text || `[${{ image: '图片', voice: '语音', location: '位置' }[last.type] ?? last.type}]`;
}

const conversationRow = (chat) => row({ mark: '号', tone: 'oa', title: chat.name, line: lastLine(chat), onclick: () => go({ view: 'chat', appid: chat.appid, typing: false }) });

const serviceNotices = (inbox) => inbox.notices.filter((notice) => notice.kind === 'subscribe' || notice.kind === 'cityService');

function listView(inbox) {
  const chats = inbox.chats.filter((chat) => chat.kind === 'oa').map(conversationRow);
  const newest = serviceNotices(inbox).at(-1);
  const notices = row({ mark: '知', tone: 'notice', title: '服务通知', line: newest ? newest.templateTitle : '还没有通知', onclick: () => go({ view: 'notices' }) });
  const empty = chats.length === 0 ? el('p', { class: 'empty' }, '还没有配置公众号') : null;
  return [bar('微信'), walkable(el('div', { class: 'grow' }, ...chats, notices, empty)), tabs()];
}

function choose(user) {
  localStorage.setItem('sandbox-user', user.id);
  closeMiniProgram();
  closeWeb();
  go({ user: user.id, view: 'list' });
  refresh();
}

function peopleView() {
  const rows = seen.overview.users.map((user, index) => row({
    mark: user.nick.slice(0, 1), tone: `tone${index % 3}`, title: user.nick, line: user.id, onclick: () => choose(user),
    right: user.id === phone.user ? el('span', { class: 'mark' }, '当前') : null,
  }));
  return [bar('通讯录'), el('p', { class: 'hint' }, '选择这部手机属于谁'), walkable(el('div', { class: 'grow' }, ...rows)), tabs()];
}

function discoverView() {
  const programs = seen.overview.accounts.filter((account) => account.kind === 'mp')
    .map((account) => row({ mark: '程', tone: 'tone2', title: account.name, line: '小程序', onclick: () => openMiniProgram({ appid: account.appid }) }));
  return [bar('发现'), walkable(el('div', { class: 'grow' }, row({ mark: '扫', tone: 'tone1', title: '扫一扫', line: '海报上的二维码、小程序码', onclick: openScan }), ...programs)), tabs()];
}

function noticesView(inbox) {
  const cards = serviceNotices(inbox).slice(-50).map((notice) => noticeCard(notice, { accountName }));
  const body = cards.length > 0 ? el('div', { class: 'thread' }, ...cards) : el('p', { class: 'empty' }, '还没有通知');
  return [bar('服务通知', { back: 'list' }), el('div', { class: 'grow', 'data-end': true }, body)];
}

function view(inbox) {
  if (!inbox) return peopleView();
  const views = { list: listView, people: peopleView, discover: discoverView, scan: scanView, notices: noticesView, chat: chatView };
  return views[phone.view](inbox);
}

/** What the person is writing, to be put back after a redraw. */
function draftNow() {
  const field = screen.querySelector('.dock input, .paste input');
  return field ? { field, text: field.value, focused: document.activeElement === field } : null;
}

function putBack(draft) {
  const fresh = screen.querySelector('.dock input, .paste input');
  if (!draft || !fresh || fresh === draft.field) return;
  fresh.value = draft.text;
  if (draft.focused) fresh.focus();
}

function scrollToEnd() {
  const end = screen.querySelector('[data-end]');
  if (end) end.scrollTop = end.scrollHeight;
}

const banner = document.getElementById('banner');
const told = { user: '', seq: 0, timer: 0 };

/** A new notice is shown over whatever is open, as WeChat does. */
function announce(inbox) {
  const newest = inbox?.notices.at(-1);
  const seq = newest?.seq ?? 0;
  const news = told.user === phone.user && seq > told.seq;
  Object.assign(told, { user: phone.user, seq });
  if (!news) return;
  const open = noticeTarget(newest);
  banner.replaceChildren(face('知', 'notice'), el('span', { class: 'who' }, el('b', {}, newest.templateTitle), el('small', {}, accountName(newest.appid))));
  banner.onclick = () => {
    banner.hidden = true;
    open?.();
  };
  banner.hidden = false;
  clearTimeout(told.timer);
  told.timer = setTimeout(() => { banner.hidden = true; }, 8000);
}

/** Draws the phone; a half-written message survives a redraw. */
export function drawPhone(overview) {
  if (!overview) return;
  seen.overview = overview;
  const { inbox } = overview;
  document.getElementById('phone-time').textContent = clockTime(overview.now);
  document.getElementById('phone-user').textContent = inbox?.nick ?? '';
  const draft = draftNow();
  redraw(screen, [phone, inbox, overview.users, overview.accounts], () => {
    requestAnimationFrame(scrollToEnd);
    return view(inbox).filter(Boolean);
  });
  putBack(draft);
  announce(inbox);
}

/** Who the phone belongs to. */
export const phoneUser = () => phone.user;

globalThis.addEventListener('sandbox-phone', () => drawPhone(seen.overview));

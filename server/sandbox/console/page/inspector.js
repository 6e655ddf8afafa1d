import { el, preciseTime } from './dom.js';

const KEPT = 300;
const book = { entries: [], dir: '', words: '', chosen: 0 };
const DIRS = { push: '推送', api: '接口', oauth: '授权' };
const FILTERS = [['', '全部'], ['push', '推送'], ['api', '接口'], ['oauth', '网页授权']];

function outcome(entry) {
  const errcode = /"errcode":(-?\d+)/.exec(entry.responseBody)?.[1];
  if (errcode && errcode !== '0') return el('span', { class: 'bad' }, errcode);
  if (entry.status === 0) return el('span', { class: 'bad' }, '无应答');
  const good = entry.status === 200 || entry.status === 302;
  return el('span', { class: good ? 'ok' : 'bad' }, String(entry.status));
}

const nameOf = (entry) => (entry.dir === 'push' ? `${entry.note} → ${entry.path.replace(/^https?:\/\/[^/]+/, '')}` : `${entry.method} ${entry.path}`);

function wanted(entry) {
  if (book.dir && entry.dir !== book.dir) return false;
  return book.words === '' || [nameOf(entry), entry.plainBody, entry.requestBody, entry.responseBody, entry.openid].some((text) => text.includes(book.words));
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const part = (title, text) => (text ? [el('h4', {}, title), el('pre', { tabindex: '0' }, pretty(text))] : []);

/** Which of WeChat's deliveries it was: two more follow when nobody answers. */
const attemptOf = (entry) => (entry.attempt > 0 ? `第 ${entry.attempt} 次（共 3 次机会）` : '');

function detail(entry) {
  if (!entry) return [el('p', { class: 'blank' }, '选一条往来，这里显示原文。上下键移动，回车查看。')];
  const facts = [preciseTime(entry.at), DIRS[entry.dir], attemptOf(entry), `${entry.ms} 毫秒`, entry.appid, entry.openid].filter(Boolean);
  return [
    el('h3', {}, nameOf(entry), ' ', outcome(entry)), el('p', { class: 'facts' }, facts.join(' · ')),
    ...part('查询参数', [...new URLSearchParams(entry.query)].map((pair) => pair.join('=')).join('\n')),
    ...part('解密后的消息', entry.plainBody), ...part('签名原文', entry.signedText), ...part('请求原文', entry.requestBody), ...part('应答原文', entry.responseBody),
  ];
}

function rowOf(entry) {
  const attempt = entry.attempt > 1 ? ` 第${entry.attempt}次` : '';
  const open = () => choose(entry.seq);
  return el('div', { class: 'exchange', role: 'option', id: `exchange-${entry.seq}`, tabindex: '-1', 'aria-selected': String(entry.seq === book.chosen), onclick: open },
    el('span', { class: 'at' }, preciseTime(entry.at)), el('span', { class: `dir-${entry.dir}` }, DIRS[entry.dir]),
    el('span', { class: 'path', title: nameOf(entry) }, nameOf(entry) + attempt), outcome(entry), el('span', { class: 'ms' }, `${entry.ms} ms`));
}

const parts = {};

function choose(seq) {
  book.chosen = seq;
  for (const row of parts.list.children) row.setAttribute('aria-selected', String(row.id === `exchange-${seq}`));
  parts.detail.replaceChildren(...detail(book.entries.find((entry) => entry.seq === seq)));
}

function onKey(event) {
  const rows = [...parts.list.querySelectorAll('.exchange')];
  const at = rows.indexOf(document.activeElement);
  const next = { ArrowDown: rows[at + 1], ArrowUp: rows[Math.max(0, at - 1)], Home: rows[0], End: rows.at(-1) }[event.key];
  if (next) {
    event.preventDefault();
    next.focus();
  }
  if (event.key === 'Enter' && at >= 0) rows[at].click();
}

function redraw() {
  const rows = book.entries.filter(wanted).reverse().map(rowOf);
  parts.list.replaceChildren(...(rows.length > 0 ? rows : [el('p', { class: 'blank' }, '还没有往来')]));
}

function filterButton([dir, label]) {
  return el('button', { 'aria-pressed': String(book.dir === dir), 'data-dir': dir, onclick: (event) => {
    book.dir = dir;
    for (const button of event.target.parentNode.children) button.setAttribute('aria-pressed', String(button === event.target));
    redraw();
  } }, label);
}

function build(place) {
  const search = el('input', { type: 'search', placeholder: '筛选：路径、消息内容、openid', 'aria-label': '筛选往来', oninput: (event) => {
    book.words = event.target.value.trim();
    redraw();
  } });
  parts.list = el('div', { class: 'list', role: 'listbox', 'aria-label': '往来记录', tabindex: '0', onkeydown: onKey });
  parts.detail = el('div', { class: 'detail', 'aria-live': 'polite' }, ...detail(null));
  place.append(
    el('div', { class: 'tools' }, el('div', { class: 'filters', role: 'group', 'aria-label': '筛选' }, ...FILTERS.map(filterButton)), search),
    el('div', { class: 'split' }, parts.list, parts.detail));
  redraw();
}

function draw(place, { exchanges }) {
  if (!parts.list) build(place);
  if (exchanges.length === 0) return;
  book.entries.push(...exchanges);
  book.entries.splice(0, book.entries.length - KEPT);
  parts.list.querySelector('.blank')?.remove();
  for (const entry of exchanges.filter(wanted)) parts.list.prepend(rowOf(entry));
  while (parts.list.children.length > KEPT) parts.list.lastElementChild.remove();
  if (parts.list.children.length === 0) redraw();
}

/** Forgets the shown exchanges: the sandbox was reset or restarted. */
export function forgetExchanges() {
  book.entries.length = 0;
  if (!parts.list) return;
  redraw();
  choose(0);
}

/** Every exchange between WeChat and the product, as it was on the wire. */
export const inspectorTab = { id: 'inspector', label: '往来记录', draw, always: true };

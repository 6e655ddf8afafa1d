import { change } from './change.js';
import { el, redraw } from './dom.js';
import { lookUp } from './look-up.js';

function setLimit(account, path, limit) {
  const quotas = { ...account.quotas };
  if (limit === null) delete quotas[path];
  else quotas[path] = limit;
  return change('PUT', `accounts/${account.appid}?probe=0`, { quotas });
}

function row(account, { path, used, limit }) {
  const own = path in account.quotas;
  const input = el('input', { type: 'number', min: '0', value: String(limit), 'aria-label': `${path} 每日上限` });
  const share = limit > 0 ? Math.min(100, Math.round((used / limit) * 100)) : 100;
  return el('tr', {},
    el('td', {}, el('code', {}, path)),
    el('td', { class: 'number' }, String(used), el('span', { class: share >= 90 ? 'bar-of bad-bar' : 'bar-of' }, el('i', { 'data-share': share }))),
    el('td', {}, input),
    el('td', {},
      el('button', { onclick: () => setLimit(account, path, Number(input.value)) }, '设定'),
      own ? el('button', { onclick: () => setLimit(account, path, null) }, '恢复默认') : null));
}

function adder(account) {
  const path = el('input', { type: 'text', placeholder: '/cgi-bin/message/custom/send', 'aria-label': '接口路径' });
  const limit = el('input', { type: 'number', min: '0', value: '0', 'aria-label': '每日上限' });
  const add = (event) => {
    event.preventDefault();
    if (path.value.trim().startsWith('/')) setLimit(account, path.value.trim(), Number(limit.value));
  };
  return el('form', { class: 'adder', onsubmit: add }, path, limit, el('button', { class: 'primary' }, '设定上限'));
}

function section(account, list) {
  return el('section', { class: 'box' },
    el('header', {}, el('h2', {}, account.name), adder(account)),
    list.length > 0
      ? el('table', {}, el('thead', {}, el('tr', {}, ...['接口', '今日已用', '每日上限', ''].map((name) => el('th', {}, name)))), el('tbody', {}, ...list.map((item) => row(account, item))))
      : el('p', { class: 'blank' }, '今天还没有调用过接口'));
}

function draw(place, { accounts }) {
  const books = accounts.map(({ appid }) => lookUp(`accounts/${appid}/quotas`, () => draw(place, { accounts })));
  if (books.includes(null) || place.contains(document.activeElement?.closest('input'))) return;
  redraw(place, [accounts, books], () => accounts.map((account, index) => section(account, books[index].quotas)));
  // The policy of this page allows no styles in the markup, only those set by script.
  for (const filled of place.querySelectorAll('i[data-share]')) filled.style.width = `${filled.dataset.share}%`;
}

/** How many calls each interface has had today, and may have. */
export const quotasTab = { id: 'quotas', label: '配额', draw };

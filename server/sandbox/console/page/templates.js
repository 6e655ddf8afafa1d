import { change } from './change.js';
import { el, redraw } from './dom.js';
import { forget, lookUp } from './look-up.js';

const TYPES = { 2: '一次性订阅', 3: '长期订阅' };

const bookOf = ({ appid }) => `accounts/${appid}/templates`;

async function changeBook(account, { method, id = '', body }) {
  await change(method, bookOf(account) + id, body);
  forget(bookOf(account));
}

function row(account, template) {
  const fields = template.fields.map(({ key, label }) => `${label} {{${key}.DATA}}`).join('　');
  return el('tr', {},
    el('td', {}, el('b', {}, template.title), el('small', {}, template.use === 'template' ? '模板消息' : TYPES[template.type])),
    el('td', {}, el('code', {}, template.id), el('small', {}, fields)),
    el('td', {}, el('button', { onclick: () => changeBook(account, { method: 'DELETE', id: `/${encodeURIComponent(template.id)}` }) }, '删除')));
}

function adder(account, library) {
  const usable = library.filter(({ type }) => account.kind === 'mp' || type === 2);
  const select = el('select', { 'aria-label': '模板库' }, ...usable.map(({ shortId, title, type }) => el('option', { value: shortId }, `${shortId} ${title}（${TYPES[type]}）`)));
  return el('div', { class: 'adder' }, select, el('button', { class: 'primary', onclick: () => changeBook(account, { method: 'POST', body: { shortId: select.value } }) }, '从模板库添加'));
}

function section(account, { templates, library }) {
  return el('section', { class: 'box' },
    el('header', {}, el('h2', {}, account.name), adder(account, library)),
    el('table', {}, el('tbody', {}, ...templates.map((template) => row(account, template)))),
    templates.length === 0 ? el('p', { class: 'blank' }, '没有模板') : null);
}

function draw(place, { accounts }) {
  const books = accounts.map((account) => lookUp(bookOf(account), () => draw(place, { accounts })));
  if (books.includes(null)) return;
  redraw(place, [accounts.map(({ appid, name }) => [appid, name]), books], () => accounts.map((account, index) => section(account, books[index])));
}

/** The accounts' message templates. */
export const templatesTab = { id: 'templates', label: '模板', draw };

import { control, el, fullTime, preciseTime, redraw } from './dom.js';

const place = (id) => document.getElementById(id);
const KEPT = 300;
const panel = { exchanges: [], dir: '' };

const PRESETS = [
  ['接口：返回系统繁忙（-1）', { dir: 'api' }, { errcode: -1, errmsg: 'system error' }],
  ['接口：不应答', { dir: 'api' }, { timeout: true }],
  ['接口：生效但应答丢失', { dir: 'api' }, { dropAfterApply: true }],
  ['接口：502 网页', { dir: 'api' }, { http: 502 }],
  ['推送：应答丢失后重推', { dir: 'push' }, { timeout: true }],
  ['推送：多推两份', { dir: 'push' }, { duplicate: { n: 2, concurrent: true } }],
  ['推送：签名错误', { dir: 'push' }, { badSignature: true }],
  ['推送：时间戳过期十分钟', { dir: 'push' }, { staleTimestamp: 600 }],
  ['推送：安全模式下发明文', { dir: 'push' }, { plainInSafe: true }],
];

const refresh = () => globalThis.dispatchEvent(new Event('sandbox-refresh'));

async function change(method, path, body) {
  await control(method, path, body);
  refresh();
}

function handshakeText(account) {
  if (!account.pushUrl) return el('span', {}, '未设置推送地址');
  if (!account.handshake) return el('span', {}, '推送地址尚未验证');
  const { ok, detail } = account.handshake;
  return el('span', { class: ok ? 'ok' : 'bad' }, ok ? '推送地址验证通过' : `推送地址验证未通过：${detail}`);
}

const MODES = { plain: '明文', compat: '兼容', safe: '安全' };

function accountCard(account) {
  const kind = account.kind === 'oa' ? '公众号' : '小程序';
  return el('article', { class: 'account' },
    el('h3', {}, account.name, el('small', {}, `${kind} · ${MODES[account.mode]}模式 · ${account.format.toUpperCase()}`)),
    el('p', {}, el('code', {}, account.appid), ' ', el('code', {}, account.ghId)),
    el('p', {}, account.pushUrl || '—'),
    el('p', {}, handshakeText(account)));
}

function outcome(entry) {
  const errcode = /"errcode":(-?\d+)/.exec(entry.responseBody)?.[1];
  if (errcode && errcode !== '0') return el('span', { class: 'bad' }, errcode);
  if (entry.status === 0) return el('span', { class: 'bad' }, '无应答');
  const good = entry.status === 200 || entry.status === 302;
  return el('span', { class: good ? 'ok' : 'bad' }, String(entry.status));
}

const DIRS = { push: '推送', api: '接口', oauth: '授权' };

function part(title, text) {
  return text ? [el('h4', {}, title), el('pre', {}, text)] : [];
}

function exchangeRow(entry) {
  const name = entry.dir === 'push' ? `${entry.note} → ${entry.path.replace(/^https?:\/\//, '')}` : `${entry.method} ${entry.path}`;
  const attempt = entry.attempt > 1 ? ` 第${entry.attempt}次` : '';
  return el('details', { class: 'exchange' },
    el('summary', {},
      el('span', { class: 'at' }, preciseTime(entry.at)),
      el('span', { class: `dir-${entry.dir}` }, DIRS[entry.dir]),
      el('span', { class: 'path', title: name }, name + attempt),
      outcome(entry),
      el('span', { class: 'ms' }, `${entry.ms} ms`)),
    ...part('查询参数', [...new URLSearchParams(entry.query)].map((pair) => pair.join('=')).join('\n')),
    ...part('加密前的消息', entry.plainBody),
    ...part('签名原文', entry.signedText),
    ...part('请求', entry.requestBody),
    ...part('应答', entry.responseBody));
}

function drawExchanges(fresh) {
  panel.exchanges.push(...fresh);
  panel.exchanges.splice(0, panel.exchanges.length - KEPT);
  const list = place('exchanges');
  const rows = fresh.filter((entry) => !panel.dir || entry.dir === panel.dir);
  list.querySelector('.blank')?.remove();
  for (const entry of rows) list.prepend(exchangeRow(entry));
  while (list.children.length > KEPT) list.lastElementChild.remove();
  if (list.children.length === 0) list.append(el('p', { class: 'blank' }, '还没有往来'));
}

function redrawExchanges() {
  const all = panel.exchanges.splice(0);
  place('exchanges').replaceChildren();
  drawExchanges(all);
}

function findingRow(finding) {
  return el('div', { class: 'finding' }, el('b', {}, finding.rule), ` ${finding.detail}`,
    el('small', {}, `${finding.path} · ${finding.count} 次`));
}

function faultRow(fault) {
  const left = fault.times === null ? '不限次数' : `还剩 ${fault.times} 次`;
  return el('div', { class: 'fault' },
    el('span', {}, `${DIRS[fault.match.dir]} ${JSON.stringify(fault.effect)} · ${left}`),
    el('button', { onclick: () => change('DELETE', `faults/${fault.id}`) }, '去掉'));
}

const blank = (text) => el('p', { class: 'blank' }, text);

/** Draws the instruments from one overview. */
export function drawPanel(overview) {
  const { accounts, lint, faults, exchanges, offsetMs } = overview;
  place('clock').textContent = fullTime(overview.now) + (Math.abs(offsetMs) > 1000 ? ' (已调)' : '');
  redraw(place('accounts'), accounts, () => (accounts.length > 0 ? accounts.map(accountCard) : blank('还没有账号，产品启动时会登记。')));
  redraw(place('lint'), lint, () => (lint.length > 0 ? lint.map(findingRow) : blank('没有发现违反微信约定的地方')));
  place('lint-count').textContent = lint.length > 0 ? `${lint.length} 项` : '';
  redraw(place('faults'), faults, () => (faults.length > 0 ? faults.map(faultRow) : blank('一切正常')));
  drawExchanges(exchanges);
}

/** Forgets the shown exchanges: the sandbox was reset or restarted. */
export function clearExchanges() {
  panel.exchanges.length = 0;
  place('exchanges').replaceChildren();
}

/** Connects the panel's buttons. */
export function startPanel() {
  for (const button of document.querySelectorAll('[data-advance]')) {
    button.addEventListener('click', () => change('POST', 'clock', { advanceMs: Number(button.dataset.advance) }));
  }
  place('clock-back').addEventListener('click', () => change('POST', 'clock', { now: Date.now() }));
  const filters = [...document.querySelectorAll('[data-dir]')];
  for (const button of filters) {
    button.addEventListener('click', () => {
      panel.dir = button.dataset.dir;
      filters.forEach((item) => item.setAttribute('aria-pressed', String(item === button)));
      redrawExchanges();
    });
  }
  place('fault-kind').append(...PRESETS.map(([label], index) => el('option', { value: index }, label)));
  place('fault-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const [, match, effect] = PRESETS[Number(place('fault-kind').value)];
    change('POST', 'faults', { match, effect, times: Number(place('fault-times').value) });
  });
}

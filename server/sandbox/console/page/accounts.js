import { change } from './change.js';
import { el, redraw } from './dom.js';
import { say } from './phone-state.js';

const KINDS = { oa: '公众号', mp: '小程序' };
const listOf = (text) => text.split(/[\s,，]+/).filter(Boolean);

/** [setting, what it is called, how it is written]; secrets show on demand. */
const FIELDS = [
  ['name', '名称', 'text'], ['secret', 'AppSecret', 'secret'], ['token', '令牌 Token', 'secret'], ['aesKey', '消息加解密密钥', 'secret'],
  ['mode', '消息加解密方式', [['plain', '明文模式'], ['compat', '兼容模式'], ['safe', '安全模式']]],
  ['format', '数据格式', [['xml', 'XML'], ['json', 'JSON']]],
  ['pushUrl', '服务器地址 URL', 'text'], ['h5Url', 'H5 首页', 'text'], ['oauthDomain', '网页授权域名', 'text'],
  ['jsDomains', 'JS 接口安全域名', 'list'], ['ipAllow', 'IP 白名单', 'list'],
];
const FLAGS = [['openPlatform', '绑定开放平台（给出 unionid）'], ['privacyRequired', '须先同意隐私指引'], ['secretFrozen', 'AppSecret 已冻结']];

function control(account, [name, label, kind]) {
  const id = `${account.appid}-${name}`;
  if (Array.isArray(kind)) return el('select', { id, name }, ...kind.map(([value, text]) => el('option', { value, selected: account[name] === value }, text)));
  const value = kind === 'list' ? account[name].join(' ') : account[name];
  const input = el('input', { id, name, type: kind === 'secret' ? 'password' : 'text', value, autocomplete: 'off', spellcheck: 'false' });
  if (kind !== 'secret') return input;
  const toggle = (event) => {
    const hidden = input.type === 'password';
    input.type = hidden ? 'text' : 'password';
    event.target.textContent = hidden ? '隐藏' : '显示';
  };
  return el('span', { class: 'secret' }, input, el('button', { type: 'button', 'aria-label': `显示${label}`, onclick: toggle }, '显示'));
}

function settingsFrom(form, account) {
  const texts = FIELDS.map(([name, , kind]) => [name, kind === 'list' ? listOf(form.elements[name].value) : form.elements[name].value.trim()]);
  const flags = FLAGS.map(([name]) => [name, form.elements[name].checked]);
  // A setting that was left alone is not sent: an empty key need not satisfy the rule for keys.
  return Object.fromEntries([...texts, ...flags].filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(account[name])));
}

async function save(event, account) {
  event.preventDefault();
  const answer = await change('PUT', `accounts/${account.appid}`, settingsFrom(event.target, account));
  if (!answer) return;
  const { handshake } = answer;
  if (!handshake) say('已保存');
  else say(handshake.ok ? '已保存，服务器地址验证通过' : `已保存，服务器地址验证未通过：${handshake.detail}`, 4000);
}

function handshakeText({ pushUrl, handshake }) {
  if (!pushUrl) return el('span', {}, '未设置服务器地址');
  if (!handshake) return el('span', {}, '服务器地址尚未验证');
  return el('span', { class: handshake.ok ? 'ok' : 'bad' }, handshake.ok ? '服务器地址验证通过' : `验证未通过：${handshake.detail}`);
}

function card(account) {
  const fields = FIELDS.filter(([name]) => name !== 'format' || account.kind === 'mp').filter(([name]) => account.kind === 'oa' || !['oauthDomain', 'jsDomains', 'h5Url'].includes(name));
  const rows = fields.map((field) => el('div', { class: 'field' }, el('label', { for: `${account.appid}-${field[0]}` }, field[1]), control(account, field)));
  const hidden = FIELDS.filter((field) => !fields.includes(field)).map(([name, , kind]) => el('input', { type: 'hidden', name, value: kind === 'list' ? account[name].join(' ') : account[name] }));
  const flags = FLAGS.map(([name, label]) => el('label', { class: 'flag' }, el('input', { type: 'checkbox', name, checked: account[name] }), label));
  return el('form', { class: 'account-form', onsubmit: (event) => save(event, account) },
    el('h3', {}, account.name, el('small', {}, `${KINDS[account.kind]} · ${account.appid} · ${account.ghId}`)),
    ...rows, ...hidden, el('div', { class: 'flags' }, ...flags),
    el('div', { class: 'ends' }, el('button', { class: 'primary' }, '保存并验证'), handshakeText(account)));
}

/** The accounts as on WeChat's own platform; saving tries the push address. */
export const accountsTab = {
  id: 'accounts',
  label: '账号',
  draw: (place, { accounts }) => redraw(place, accounts, () => (accounts.length > 0 ? accounts.map(card) : el('p', { class: 'blank' }, '还没有账号，产品启动时会登记。'))),
};

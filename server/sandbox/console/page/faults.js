import { change } from './change.js';
import { el, redraw } from './dom.js';

/** [effect, what it does, how its value is written]; a flag needs none. */
const COMMON = [
  ['delayMs', '延迟（毫秒）', 'number', 3000], ['timeout', '不应答'], ['reset', '连接被重置'],
];
const EFFECTS = {
  api: [
    ['errcode', '返回错误码', 'number', -1], ['dropAfterApply', '已生效但应答丢失'], ['http', 'HTTP 状态码', 'number', 502], ...COMMON,
    ['truncate', '应答被截断'], ['badJson', '应答不是 JSON'], ['html', '应答是网页'],
  ],
  push: [
    ['duplicate', '重复推送', 'duplicate'], ['reorder', '打乱顺序'], ['badSignature', '签名错误'], ['staleTimestamp', '时间戳过期（秒）', 'number', 600], ['wrongAppid', 'AppID 不符'],
    ['plainInSafe', '安全模式下发明文'], ['noncesReused', '重复使用随机数'], ['tamperCipher', '密文被改'], ['xxe', '带外部实体的 XML'], ['hugeBody', '超大报文'], ...COMMON,
  ],
};
const DIRS = { api: '接口', push: '推送' };
const form = { dir: 'api', effect: 'errcode' };

const effectOf = (dir, name) => EFFECTS[dir].find(([effect]) => effect === name) ?? EFFECTS[dir][0];

function valueInputs() {
  const [, , kind, value] = effectOf(form.dir, form.effect);
  if (kind === 'number') return [el('label', {}, '数值 ', el('input', { name: 'value', type: 'number', value: String(value) }))];
  if (kind !== 'duplicate') return [];
  return [
    el('label', {}, '多推 ', el('input', { name: 'n', type: 'number', min: '1', max: '9', value: '2' }), ' 份'),
    el('label', {}, '间隔 ', el('input', { name: 'gapMs', type: 'number', min: '0', value: '0' }), ' 毫秒'),
    el('label', {}, el('input', { name: 'concurrent', type: 'checkbox', checked: true }), '同时'),
  ];
}

function valueFrom({ elements }) {
  const [, , kind] = effectOf(form.dir, form.effect);
  if (kind === 'number') return Number(elements.value.value);
  if (kind === 'duplicate') return { n: Number(elements.n.value), gapMs: Number(elements.gapMs.value), concurrent: elements.concurrent.checked };
  return true;
}

async function add(event) {
  event.preventDefault();
  const { elements } = event.target;
  const given = ['path', 'type', 'openid'].map((name) => [name, elements[name]?.value.trim()]).filter(([, value]) => value);
  const [nth, times, percent] = ['nth', 'times', 'percent'].map((name) => Number(elements[name].value));
  await change('POST', 'faults', {
    match: { dir: form.dir, ...Object.fromEntries(given), ...(nth > 0 && { nth }), ...(percent < 100 && { share: percent / 100 }) },
    effect: { [form.effect]: valueFrom(event.target) },
    ...(times > 0 && { times }),
  });
}

const input = (name, label, options = {}) => el('label', {}, label, el('input', { name, autocomplete: 'off', ...options }));

function drawForm(place) {
  const choose = (name) => (event) => {
    form[name] = event.target.value;
    if (name === 'dir') form.effect = EFFECTS[form.dir][0][0];
    drawForm(place);
    place.querySelector(`[name=${name}]`).focus();
  };
  const dir = el('select', { name: 'dir', 'aria-label': '方向', onchange: choose('dir') }, ...Object.entries(DIRS).map(([value, text]) => el('option', { value, selected: value === form.dir }, text)));
  const effect = el('select', { name: 'effect', 'aria-label': '故障', onchange: choose('effect') }, ...EFFECTS[form.dir].map(([value, text]) => el('option', { value, selected: value === form.effect }, text)));
  place.replaceChildren(el('form', { class: 'fault-form', onsubmit: add },
    el('div', {}, dir, effect, ...valueInputs()),
    el('div', {},
      input('path', '路径 ', { placeholder: form.dir === 'api' ? '/cgi-bin/message/template/send' : '全部' }),
      form.dir === 'push' ? input('type', '消息类型 ', { placeholder: 'text、subscribe…' }) : null,
      input('openid', 'openid ', { placeholder: '任何人' })),
    el('div', {},
      input('nth', '只在第 ', { type: 'number', min: '0', value: '0', title: '0 表示每一次' }), el('span', {}, '次（0 为每次）'),
      input('times', '共 ', { type: 'number', min: '0', value: '1' }), el('span', {}, '次（0 为一直）'),
      input('percent', '其中 ', { type: 'number', min: '1', max: '100', value: '100' }), el('span', {}, '%'),
      el('button', { class: 'primary' }, '加上故障'))));
}

function textOf(fault) {
  const names = Object.entries(fault.effect).map(([name, value]) => `${effectOf(fault.match.dir, name)[1]}${value === true ? '' : ` ${JSON.stringify(value)}`}`);
  const { dir, ...match } = fault.match;
  const where = Object.entries(match).map(([name, value]) => `${name} ${value}`);
  return [DIRS[dir], ...where, names.join('、')].join(' · ');
}

function row(fault) {
  const left = fault.times === null ? '一直有效' : `还剩 ${fault.times} 次`;
  return el('div', { class: 'fault' },
    el('span', {}, textOf(fault), el('small', {}, `${left}，已发生 ${fault.hits} 次`)),
    el('button', { onclick: () => change('DELETE', `faults/${fault.id}`) }, '去掉'));
}

const active = (faults) => faults.filter(({ times }) => times !== 0);
const places = {};

function draw(place, { faults }) {
  if (!places.form) {
    places.form = el('div');
    places.list = el('div', { class: 'scroll' });
    place.append(el('section', { class: 'box' }, el('header', {}, el('h2', {}, '制造故障')), places.form), el('section', { class: 'box grow-box' }, el('header', {}, el('h2', {}, '生效中的故障')), places.list));
    drawForm(places.form);
  }
  redraw(places.list, active(faults), () => (active(faults).length > 0 ? active(faults).map(row) : el('p', { class: 'blank good' }, '一切正常')));
}

/** What may go wrong between WeChat and the product, made to go wrong. */
export const faultsTab = { id: 'faults', label: '故障', draw, badge: ({ faults }) => active(faults).length };

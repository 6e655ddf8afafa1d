import { change } from './change.js';
import { el } from './dom.js';

const STEPS = [['＋5 分钟', 300000], ['＋1 小时', 3600000], ['＋1 天', 86400000], ['＋2 天（客服消息窗口）', 172800000]];

const beijingInput = (at) => new Date(at + 28800000).toISOString().slice(0, 16);

function draw(place, { now }) {
  if (place.childElementCount > 0) return;
  const field = el('input', { type: 'datetime-local', 'aria-label': '北京时间', value: beijingInput(now) });
  const set = (event) => {
    event.preventDefault();
    if (field.value) change('POST', 'clock', { now: `${field.value}:00+08:00` });
  };
  place.append(el('section', { class: 'box' },
    el('header', {}, el('h2', {}, '沙箱的时钟')),
    el('p', { class: 'blank' }, '只移动有效期、窗口和计划；推送里的时间总是真实时间，产品自己的时限不受影响。'),
    el('div', { class: 'steps' }, ...STEPS.map(([label, advanceMs]) => el('button', { onclick: () => change('POST', 'clock', { advanceMs }) }, label))),
    el('form', { class: 'adder', onsubmit: set }, field, el('button', { class: 'primary' }, '设为这个时间')),
    el('div', { class: 'steps' }, el('button', { onclick: () => change('POST', 'clock', { reset: true }) }, '回到现在'))));
}

/** Moves the sandbox's own time. */
export const clockTab = { id: 'clock-console', label: '时钟', draw };

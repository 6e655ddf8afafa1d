import { change } from './change.js';
import { el, redraw } from './dom.js';
import { phone } from './phone-state.js';

const openidRow = ([appid, openid]) => el('small', {}, `${appid} `, el('code', {}, openid));

function row(user) {
  return el('tr', {},
    el('td', {}, el('b', {}, user.nick), el('small', {}, user.id), user.id === phone.user ? el('span', { class: 'ok' }, ' 手机的主人') : null),
    el('td', {}, ...Object.entries(user.openids).map(openidRow)));
}

function adder() {
  const nick = el('input', { type: 'text', placeholder: '昵称', 'aria-label': '昵称', required: true, maxlength: '20' });
  const number = el('input', { type: 'tel', placeholder: '手机号', 'aria-label': '手机号', pattern: '\\d{5,15}', maxlength: '15' });
  const add = async (event) => {
    event.preventDefault();
    if (await change('POST', 'users', { nick: nick.value.trim(), ...(number.value && { phone: number.value }) })) event.target.reset();
  };
  return el('form', { class: 'adder', onsubmit: add }, nick, number, el('button', { class: 'primary' }, '添加'));
}

function numberForm(place, user, phoneNumber) {
  const input = el('input', { type: 'tel', value: phoneNumber, pattern: '\\d{5,15}', maxlength: '15', required: true, 'aria-label': '手机号' });
  const save = (event) => {
    event.preventDefault();
    change('PATCH', `users/${user}`, { phone: input.value }).then(() => whoAmI(place, user));
  };
  return el('form', { class: 'adder', onsubmit: save }, el('label', {}, '手机号 ', input), el('button', {}, '改手机号'));
}

const fact = (label, text) => [el('dt', {}, label), el('dd', {}, text)];

async function whoAmI(place, user) {
  const known = await (await fetch(`/__sandbox/users/${encodeURIComponent(user)}`)).json();
  const flip = (name) => () => change('PATCH', `users/${user}`, { [name]: !known[name] }).then(() => whoAmI(place, user));
  place.replaceChildren(
    el('dl', {}, ...fact('昵称', known.nick), ...fact('unionid', known.unionid), ...fact('手机', known.platform)),
    numberForm(place, user, known.phone),
    el('div', { class: 'steps' },
      el('button', { 'aria-pressed': String(known.subscribeSwitch), onclick: flip('subscribeSwitch') }, '接收订阅消息'),
      el('button', { 'aria-pressed': String(known.riskBlocked), onclick: flip('riskBlocked') }, '风险用户（登录被拒）')));
}

const me = el('div', { class: 'me' });

function draw(place, { users, userTotal }) {
  if (place.contains(document.activeElement?.closest('input'))) return;
  redraw(place, [users, userTotal, phone.user], () => {
    whoAmI(me, phone.user).catch(() => undefined);
    return [
      el('section', { class: 'box' }, el('header', {}, el('h2', {}, '手机的主人')), me),
      el('section', { class: 'box' }, el('header', {}, el('h2', {}, `微信用户（${userTotal}）`), adder()), el('table', {}, el('tbody', {}, ...users.map(row)))),
    ];
  });
}

/** The people in this WeChat. */
export const peopleTab = { id: 'people', label: '微信用户', draw };

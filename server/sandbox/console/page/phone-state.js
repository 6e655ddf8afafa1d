import { control, el } from './dom.js';

const toast = document.getElementById('toast');

/** What the phone shows; `overview` is the newest state of the sandbox. */
export const phone = {
  user: localStorage.getItem('sandbox-user') ?? 'zhangwei', view: 'list', appid: '',
  typing: false, extras: false, openMenu: -1,
};
export const seen = { overview: null };

let fading = 0;

/** Shows a short message over the phone. */
export function say(text, ms = 2500) {
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(hush, ms);
}

/** Takes the short message away. */
export function hush() {
  toast.hidden = true;
}

/** Changes what the phone shows and has it drawn. */
export function go(change) {
  Object.assign(phone, change);
  globalThis.dispatchEvent(new Event('sandbox-phone'));
}

/** Asks for the newest state at once. */
export const refresh = () => globalThis.dispatchEvent(new Event('sandbox-refresh'));

/** The person does something towards the open chat, or towards the account named. */
export async function act(body) {
  go({ openMenu: -1, extras: false });
  try {
    await control('POST', `users/${phone.user}/act`, { appid: phone.appid, ...body });
  } catch (error) {
    say(error.message);
  }
  refresh();
}

export const accountOf = (appid) => seen.overview.accounts.find((account) => account.appid === appid);
export const accountName = (appid) => accountOf(appid)?.name ?? '';

/** The bar at the top of a page of the phone. */
export function bar(title, { back, right } = {}) {
  const left = back ? el('button', { onclick: () => go({ view: back, openMenu: -1, extras: false }) }, '‹ 返回') : el('span');
  return el('div', { class: 'bar' }, left, el('h2', {}, title), right ?? el('span'));
}

/** A list through which one may also walk with the arrow keys. */
export function walkable(list, selector = 'button') {
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [...list.querySelectorAll(selector)];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  return list;
}

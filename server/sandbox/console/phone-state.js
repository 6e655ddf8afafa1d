import { control, el } from './dom.js';

const toast = document.getElementById('toast');

/** What the phone shows; `overview` is the newest state of the sandbox. */
export const phone = {
  user: localStorage.getItem('sandbox-user') ?? 'zhangwei', view: 'list', appid: '',
  typing: false, extras: false, openMenu: -1,
};
export const seen = { overview: null };

/** Shows a short message over the phone. */
export function say(text) {
  toast.textContent = text;
  toast.hidden = false;
  setTimeout(() => { toast.hidden = true; }, 2500);
}

/** Changes what the phone shows and has it drawn. */
export function go(change) {
  Object.assign(phone, change);
  globalThis.dispatchEvent(new Event('sandbox-phone'));
}

/** Asks for the newest state at once. */
export const refresh = () => globalThis.dispatchEvent(new Event('sandbox-refresh'));

/** The person does something towards the open chat. */
export async function act(body) {
  go({ openMenu: -1, extras: false });
  try {
    await control('POST', `users/${phone.user}/act`, { appid: phone.appid, ...body });
  } catch (error) {
    say(error.message);
  }
  refresh();
}

export const accountName = (appid) => seen.overview.accounts.find((account) => account.appid === appid)?.name ?? '';

/** The bar at the top of a page of the phone. */
export function bar(title, { back, right } = {}) {
  const left = back ? el('button', { onclick: () => go({ view: back, openMenu: -1, extras: false }) }, '‹ 返回') : el('span');
  return el('div', { class: 'bar' }, left, el('h2', {}, title), right ?? el('span'));
}

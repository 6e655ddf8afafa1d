import { el } from './dom.js';
import { phone, say, seen } from './phone-state.js';

const layer = document.getElementById('web');

const originOf = (url) => (URL.canParse(url) ? new URL(url).origin : '');

/** The product's pages, and WeChat's own, may be shown in the phone; the rest of the web opens beside it. */
function isOurs(url) {
  const products = seen.overview.accounts.map((account) => originOf(account.h5Url || account.pushUrl));
  return [location.origin, ...products].includes(originOf(url));
}

/** Closes the in-app browser. */
export function closeWeb() {
  layer.hidden = true;
  layer.replaceChildren();
}

/** Opens an address in WeChat's browser: the product's web authorisation then knows the person. */
export function openWeb(url) {
  if (!/^https?:/.test(url)) return say('不能打开这个地址');
  const src = `/__sandbox/open?user=${encodeURIComponent(phone.user)}&url=${encodeURIComponent(url)}`;
  if (!isOurs(url)) return window.open(src, '_blank', 'noopener');
  const frame = el('iframe', { src, title: '网页' });
  const again = () => { frame.src = src; };
  layer.replaceChildren(
    el('div', { class: 'bar' },
      el('button', { onclick: closeWeb, 'aria-label': '关闭网页' }, '✕ 关闭'), el('h2', {}, '网页'), el('button', { class: 'right', onclick: again }, '刷新')),
    frame);
  layer.hidden = false;
  layer.querySelector('button').focus();
}

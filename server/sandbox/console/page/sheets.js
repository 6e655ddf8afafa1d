import { el } from './dom.js';

const place = document.getElementById('sheets');
const behind = document.getElementById('display');

/** Wherever the focus has got to, Escape turns back. */
function open(sheet, turnBack) {
  const before = document.activeElement;
  const onKey = (event) => event.key === 'Escape' && turnBack();
  behind.inert = true;
  document.addEventListener('keydown', onKey);
  place.replaceChildren(sheet);
  sheet.querySelector('input, textarea, button')?.focus();
  return () => {
    document.removeEventListener('keydown', onKey);
    place.replaceChildren();
    behind.inert = false;
    before?.focus?.();
  };
}

/**
 * WeChat asks the person something from below (or, as `modal`, in the middle). Resolves with the pressed button's
 * value, or with null when they turn back.
 */
export function ask({ title, body = [], buttons, modal = false }) {
  return new Promise((resolve) => {
    const answer = (value) => {
      close();
      resolve(value);
    };
    const row = buttons.map(({ label, value, plain }) =>
      el('button', { class: plain ? 'plain' : 'main', onclick: () => answer(typeof value === 'function' ? value() : value) }, label));
    const sheet = el('div', { class: modal ? 'sheet modal' : 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': title },
      el('div', { class: 'veil', onclick: () => modal || answer(null) }),
      el('div', { class: 'paper' }, title ? el('h3', {}, title) : null, ...body, el('div', { class: 'answers' }, ...row)));
    const close = open(sheet, () => answer(null));
  });
}

/** A choice among several: resolves with its index, or null. */
export function choose(title, labels) {
  return ask({ title, buttons: [...labels.map((label, index) => ({ label, value: index, plain: true })), { label: '取消', value: null, plain: true }] });
}

/** Asks for one line of text; null when they turn back. */
export function askText(title, { label, value = '', confirm = '确定' }) {
  const input = el('input', { type: 'text', 'aria-label': label, placeholder: label, value, maxlength: '500' });
  return ask({ title, body: [input], buttons: [{ label: confirm, value: () => input.value.trim() }, { label: '取消', value: null, plain: true }] });
}

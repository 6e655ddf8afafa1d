import { control, el } from './dom.js';
import { lookUp } from './look-up.js';
import { openMiniProgram } from './mini-program.js';
import { accountName, act, bar, go, say, walkable } from './phone-state.js';
import { openWeb } from './web.js';

/** Opens the camera's list of codes. */
export const openScan = () => go({ view: 'scan' });

function follow(target) {
  if (target.kind === 'web') return openWeb(target.url);
  if (target.kind === 'page') return openMiniProgram({ appid: target.appid, page: `${target.path}?${target.query}`, scene: 1047 });
  go({ view: 'chat', appid: target.appid });
  return act(target.act);
}

function codeRow(target) {
  const scene = target.kind === 'scan';
  const picture = scene
    ? el('img', { class: 'code', src: `/cgi-bin/showqrcode?ticket=${encodeURIComponent(target.act.ticket)}`, alt: '' })
    : el('span', { class: 'face tone2', 'aria-hidden': 'true' }, '程');
  const title = scene ? `公众号二维码：${target.scene}` : `小程序：${target.path || '首页'}`;
  return el('button', { class: 'row', onclick: () => follow(target) },
    picture, el('span', { class: 'who' }, el('b', {}, title), el('small', {}, [accountName(target.appid), target.query].filter(Boolean).join(' · '))));
}

async function paste(event) {
  event.preventDefault();
  const text = event.target.querySelector('input').value.trim();
  if (text === '') return;
  try {
    follow(await control('POST', 'resolve', { content: text }));
  } catch (error) {
    say(error.message);
  }
}

/** Scanning: every code the product has drawn, or the content of one. */
export function scanView() {
  const codes = lookUp('codes', () => go({ view: 'scan', codes: Date.now() }))?.codes ?? [];
  const rows = codes.toReversed().map(codeRow);
  const empty = el('p', { class: 'empty' }, '还没有生成过二维码。可以在管理台生成海报，或粘贴二维码的内容、链接。');
  return [
    bar('扫一扫', { back: 'discover' }),
    el('form', { class: 'paste', onsubmit: paste }, el('input', { type: 'text', 'aria-label': '二维码的内容或链接', placeholder: '二维码的内容或链接' }), el('button', { class: 'send' }, '打开')),
    walkable(el('div', { class: 'grow' }, ...(rows.length > 0 ? rows : [empty])), '.row'),
  ];
}

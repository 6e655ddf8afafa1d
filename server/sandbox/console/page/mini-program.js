import { answers } from './answers.js';
import { control, el } from './dom.js';
import { accountName, hush, phone, say, seen } from './phone-state.js';
import { choose } from './sheets.js';

const layer = document.getElementById('mini-program');
const parts = { bar: el('div', { class: 'bar nav' }), stage: el('div', { class: 'stage' }), tabs: el('div', { class: 'tab-bar', role: 'tablist', hidden: true }) };
layer.append(parts.bar, parts.stage, parts.tabs);

/** The mini-program in front: whose, and what its host lets the phone do with it. */
let running = null;

/** Puts the mini-program away; it starts afresh the next time. */
export function closeMiniProgram() {
  layer.hidden = true;
  parts.stage.replaceChildren();
  running = null;
  hush();
}

const storeKey = (appid) => `weapp:${appid}:${phone.user}`;
const privacyKey = (appid) => `weapp-privacy:${appid}:${phone.user}`;

async function more(target) {
  const picked = await choose('', ['重新进入小程序', '下拉刷新', '清除小程序在本机的数据']);
  if (picked === 1) return running?.host?.pullDown();
  if (picked === null) return undefined;
  if (picked === 2) [storeKey, privacyKey].forEach((key) => localStorage.removeItem(key(target.appid)));
  closeMiniProgram();
  return openMiniProgram({ appid: target.appid });
}

function drawBar(frame, target) {
  const leave = { back: ['返回', '‹'], home: ['回到首页', '⌂'] }[frame.leave];
  const left = leave ? el('button', { class: frame.leave, onclick: () => running?.host?.[frame.leave](), 'aria-label': leave[0] }, leave[1]) : el('span');
  const capsule = el('div', { class: 'capsule' },
    el('button', { 'aria-label': '更多', onclick: () => more(target) }, '•••'), el('button', { 'aria-label': '关闭小程序', onclick: closeMiniProgram }, '◎'));
  parts.bar.replaceChildren(left, el('h2', {}, frame.title), capsule);
  parts.bar.style.background = frame.background;
  parts.bar.style.color = frame.textStyle;
}

function drawTabs({ tabBar, path }, appid) {
  parts.tabs.hidden = !tabBar;
  if (!tabBar) return;
  parts.tabs.style.background = tabBar.backgroundColor ?? '#fff';
  parts.tabs.replaceChildren(...tabBar.list.map((tab) => {
    const current = tab.pagePath === path;
    const icon = current ? tab.selectedIconPath : tab.iconPath;
    const button = el('button', { role: 'tab', 'aria-selected': String(current), onclick: () => running?.host?.switchTab(tab.pagePath) },
      icon ? el('img', { src: `/console/weapp/${appid}/files/${icon}`, alt: '' }) : null, tab.text);
    button.style.color = (current ? tabBar.selectedColor : tabBar.color) ?? '';
    return button;
  }));
}

const silent = { background: '#ffffff', textStyle: 'black', leave: null, tabBar: null };

/** What needs no answer. */
function show(name, options) {
  if (name === 'showToast') say(options.title, options.duration ?? 1500);
  if (name === 'showLoading') say(`${options.title ?? ''}…`, 60000);
  if (name === 'hideToast' || name === 'hideLoading') hush();
  if (name === 'setClipboardData') say('内容已复制');
}

const queryOf = (text) => Object.fromEntries(text.split('&').filter(Boolean).map((pair) => {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}));

/** Asks WeChat in the person's name; consent to the privacy guide is remembered on the phone. */
async function weChat(mine, body) {
  const result = await control('POST', `users/${mine.user}/wx`, { appid: mine.appid, ...body });
  if (body.api === 'agreePrivacy') localStorage.setItem(privacyKey(mine.appid), body.choice);
  return result;
}

/** What the phone shows when it asks its person something for a mini-program. */
async function factsFor(mine) {
  const [user, { templates }, setting] = await Promise.all([
    control('GET', `users/${mine.user}`), control('GET', `accounts/${mine.appid}/templates`), weChat(mine, { api: 'getSetting', args: { withSubscriptions: true } }),
  ]);
  const titles = Object.fromEntries(templates.map(({ id, title }) => [id, title]));
  return { name: accountName(mine.appid), phone: user.phone, titles, kept: setting.subscriptionsSetting.itemSettings, pictureOf: (src) => mine.host.pictureOf(src) };
}

async function start(frame, { target, mine }) {
  const begin = frame.contentWindow?.startMiniProgram;
  if (!begin) throw new Error('还没有小程序代码包，请先运行 npm run build');
  const privacyAgreed = localStorage.getItem(privacyKey(mine.appid)) === 'accept';
  if (privacyAgreed) await weChat(mine, { api: 'agreePrivacy', choice: 'accept' });
  return begin({
    ...target, userId: mine.user, query: queryOf(target.query), privacyAgreed, show,
    ask: async (name, options) => answers[name](options, await factsFor(mine)),
    weChat: (body) => weChat(mine, body),
    frame: (facts) => {
      drawBar(facts, target);
      drawTabs(facts, target.appid);
    },
  });
}

/** A page as messages, menus and codes name it: "ticket/detail/index?id=1". */
function targetOf({ appid, page = '', scene = 1001 }) {
  const [path, query = ''] = page.replace(/^\//, '').split('?');
  return { appid: appid || seen.overview.accounts.find((account) => account.kind === 'mp')?.appid, path: path.replace(/\.html$/, ''), query, scene };
}

/** Opens a mini-program in the phone, or leads the open one to another page. */
export function openMiniProgram(wanted) {
  const target = targetOf(wanted);
  if (!target.appid) return say('还没有配置小程序');
  layer.hidden = false;
  if (running?.host && running.appid === target.appid && running.user === phone.user) {
    if (target.path) running.host.reLaunch(`/${target.path}?${target.query}`);
    return undefined;
  }
  const frame = el('iframe', { src: `/console/weapp/${target.appid}/`, title: accountName(target.appid) });
  const mine = { appid: target.appid, user: phone.user, host: null };
  running = mine;
  drawBar({ ...silent, title: accountName(target.appid) }, target);
  parts.tabs.hidden = true;
  frame.addEventListener('load', () => {
    start(frame, { target, mine }).then((host) => { mine.host = host; }, (error) => {
      parts.stage.replaceChildren(el('p', { class: 'empty' }, error.message));
    });
  });
  parts.stage.replaceChildren(frame);
  return undefined;
}

import { el, shortTime } from './dom.js';
import { openMiniProgram } from './mini-program.js';
import { openWeb } from './web.js';

const link = (text, onclick) => el('button', { class: 'link', onclick }, text);

const attribute = (tag, name) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1];

function linkFrom(tag, text) {
  const appid = attribute(tag, 'data-miniprogram-appid');
  if (appid) return link(text, () => openMiniProgram({ appid, page: attribute(tag, 'data-miniprogram-path') ?? '' }));
  const href = attribute(tag, 'href') ?? '';
  return /^https?:\/\//.test(href) ? link(text, () => openWeb(href)) : text;
}

/** Text with <a href> links, the only markup WeChat allows in a reply. */
function richText(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(/<a\s([^>]*)>(.*?)<\/a>/gs)) {
    parts.push(text.slice(from, match.index), linkFrom(match[1], match[2]));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

/** A picture grows when it arrives; the newest line stays in sight. */
function keepAtEnd(event) {
  const thread = event.target.closest('[data-end]');
  if (thread) thread.scrollTop = thread.scrollHeight;
}

const LABELS = { voice: '语音', video: '视频', music: '音乐' };

const contents = {
  image: ({ detail }) => el('img', { src: detail.url, alt: '图片', onload: keepAtEnd }),
  location: ({ text }) => `位置：${text}`,
  news: ({ text, detail }) => [link(text, () => openWeb(detail.url ?? '')), el('br'), el('small', {}, detail.description ?? '')],
  msgmenu: ({ text, detail }, { act }) => {
    const options = detail.options.map((option) => el('button', { class: 'option', onclick: () => act({ type: 'msgmenu', id: option.id }) }, option.content));
    return [text, ...options, detail.tail];
  },
  miniprogrampage: ({ text, detail }) => el('button', { class: 'program', onclick: () => openMiniProgram({ appid: detail.appid, page: detail.page }) }, el('b', {}, text), el('small', {}, '小程序')),
};
contents.link = contents.news;

function content(entry, facts) {
  if (contents[entry.type]) return contents[entry.type](entry, facts);
  return LABELS[entry.type] ? [`▸ ${LABELS[entry.type]}`, entry.text ? el('small', {}, ` ${entry.text}`) : ''] : richText(entry.text);
}

/** One line of a chat. */
export function bubble(entry, facts) {
  if (entry.from === 'system') return el('p', { class: 'aside' }, entry.text);
  const mine = entry.from === 'user';
  const face = mine ? el('span', { class: 'face', 'aria-hidden': 'true' }, facts.nick.slice(0, 1)) : el('span', { class: 'face oa', 'aria-hidden': 'true' }, '号');
  return el('div', { class: `said ${entry.from}` }, face, el('div', { class: 'bubble' }, content(entry, facts)));
}

/** Where a tap on a notice leads; null when it leads nowhere. */
export function noticeTarget(notice) {
  if (notice.page) return () => openMiniProgram({ appid: notice.miniProgramAppid || (notice.kind === 'subscribe' ? notice.appid : ''), page: notice.page, scene: 1014 });
  return notice.url ? () => openWeb(notice.url) : null;
}

/** A template or subscribe message as WeChat draws it. */
export function noticeCard(notice, facts) {
  const rows = notice.fields.flatMap((field) => [el('dt', {}, field.label), el('dd', {}, field.value)]);
  const open = noticeTarget(notice);
  return el('article', { class: 'card' },
    el('header', {}, el('span', {}, facts.accountName(notice.appid)), el('time', {}, shortTime(notice.at))),
    el('h3', {}, notice.templateTitle),
    el('dl', {}, ...rows),
    open ? el('footer', {}, el('button', { onclick: open }, notice.page ? '进入小程序查看' : '查看详情', el('span', { 'aria-hidden': 'true' }, '›'))) : null);
}

import { el, shortTime } from './dom.js';

/** An address opened in the in-app browser: the product's web authorisation then knows the person. */
export function openAddress(user, url) {
  return `/__sandbox/open?user=${encodeURIComponent(user)}&url=${encodeURIComponent(url)}`;
}

/** Text with <a href> links, the only markup WeChat allows in a reply. */
function richText(text, user) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(/<a\s[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)) {
    parts.push(text.slice(from, match.index));
    const web = /^https?:\/\//.test(match[1]);
    parts.push(web ? el('a', { href: openAddress(user, match[1]), target: '_blank' }, match[2]) : match[2]);
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

function article(entry, user) {
  const { url = '', description = '' } = entry.detail;
  return [el('a', { href: openAddress(user, url), target: '_blank' }, entry.text), el('br'), el('small', {}, description)];
}

function content(entry, user, act) {
  const { type, text, detail } = entry;
  if (type === 'image') return el('img', { src: detail.url, alt: '图片', onload: keepAtEnd });
  if (type === 'location') return [el('span', {}, `位置：${text}`)];
  if (type === 'news' || type === 'link') return article(entry, user);
  if (type === 'msgmenu') {
    const options = detail.options.map((option) =>
      el('button', { class: 'option', onclick: () => act({ type: 'msgmenu', id: option.id }) }, option.content));
    return [text, ...options, detail.tail];
  }
  if (type === 'miniprogrampage') return [el('span', {}, text), el('br'), el('small', {}, `小程序 ${detail.page}`)];
  return LABELS[type] ? `[${LABELS[type]}]` : richText(text, user);
}

/** One line of a chat. */
export function bubble(entry, facts) {
  if (entry.from === 'system') return el('p', { class: 'aside' }, entry.text);
  const mine = entry.from === 'user';
  const face = mine ? el('span', { class: 'face' }, facts.nick.slice(0, 1)) : el('span', { class: 'face oa' }, '号');
  return el('div', { class: `said ${entry.from}` }, face, el('div', { class: 'bubble' }, content(entry, facts.user, facts.act)));
}

function target(notice, user) {
  if (notice.url && !notice.miniProgramAppid) {
    return el('a', { href: openAddress(user, notice.url), target: '_blank' }, '查看详情', el('span', {}, '›'));
  }
  return notice.page ? el('small', {}, `小程序页面：${notice.page}`) : null;
}

/** A template or subscribe message as WeChat draws it. */
export function noticeCard(notice, facts) {
  const rows = notice.fields.flatMap((field) => [el('dt', {}, field.label), el('dd', {}, field.value)]);
  const link = target(notice, facts.user);
  return el('article', { class: 'card' },
    el('header', {}, el('span', {}, facts.accountName(notice.appid)), el('time', {}, shortTime(notice.at))),
    el('h3', {}, notice.templateTitle),
    el('dl', {}, ...rows),
    link ? el('footer', {}, link) : null);
}

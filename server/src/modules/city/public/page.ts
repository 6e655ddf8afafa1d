import { html, type Html } from '../../../platform/http/html';
import { sectionName, sections, type SectionPath } from './sections';

/** Served under an address of its own, so that the pages need no style of their own. Sizes grow with the reader's own letters. */
export const styleSheet = `:root{color-scheme:light dark;--ground:#ededed;--card:#fff;--text:#1a1a1a;--quiet:#5c5c5c;--accent:#1f5fbf;--error:#c8322b;--line:#e0e0e0}
@media (prefers-color-scheme:dark){:root{--ground:#111;--card:#1e1e1e;--text:#e6e6e6;--quiet:#a8a8a8;--accent:#8fb8f5;--error:#ff7b72;--line:#3a3a3a}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--text);font:1.0625rem/1.75 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:47.5rem;margin:0 auto;padding:0 1rem}header{padding-top:1rem}header p,footer p{margin:.5rem 0;color:var(--quiet);font-size:.9375rem}
header nav{display:flex;flex-wrap:wrap;gap:0 1.25rem}header nav a{padding:.5rem 0}header nav a[aria-current]{color:var(--text);font-weight:600;text-decoration:none}
h1{font-size:1.5rem;line-height:1.4;margin:0 0 .75rem}h2{font-size:1.125rem;margin:1.5rem 0 .5rem}a{color:var(--accent)}
.card{background:var(--card);border-radius:.75rem;padding:1.25rem;margin:.75rem 0}.facts{margin:0 0 1rem;padding:0;list-style:none;color:var(--quiet);font-size:.9375rem}
.text{white-space:pre-line;margin:0}.banner{border-left:.25rem solid var(--error);padding:.75rem 1rem;margin:0 0 1rem;background:var(--ground)}.banner strong{color:var(--error)}
.list{margin:0;padding:0;list-style:none}.list li{padding:.75rem 0;border-top:1px solid var(--line)}.list li:first-child{border-top:0}.list small{display:block;color:var(--quiet);font-size:.9375rem}
nav.pages{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 1rem;padding:.75rem 0}
@media print{body{background:none}nav,footer{display:none}.card{padding:0}}`;

interface PublicPage {
  readonly section: SectionPath;
  readonly title: string;
  readonly description: string;
  /** Whole address of this page. */
  readonly canonical: string;
  readonly hotlineName: string;
  readonly main: Html;
  /** Whether search engines may list it. */
  readonly indexed?: boolean;
}

const navOf = (here: SectionPath): Html => html`<nav aria-label="公开信息">${sections.map(({ path, name }) => (path === here ? html`<a href="${path}" aria-current="true">${name}</a>` : html`<a href="${path}">${name}</a>`))}</nav>`;

/** A public page: no script, nothing from elsewhere. */
export const publicPage = ({ section, title, description, canonical, hotlineName, main, indexed = true }: PublicPage): string =>
  html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} - ${hotlineName}</title>
<meta name="description" content="${description}"><link rel="canonical" href="${canonical}">${indexed ? null : html`<meta name="robots" content="noindex">`}<link rel="icon" href="data:,"><link rel="stylesheet" href="/public.css"></head>
<body><header><p>${hotlineName}</p>${navOf(section)}</header><main>${main}</main><footer><p><a href="/h5/">没有解决，向${hotlineName}反映</a></p></footer></body></html>`.html;

/** For whoever follows an old link. */
export const goneMain = (section: SectionPath): Html => html`<section class="card"><h1>没有找到这条内容</h1><p>可能已经下架，或地址有误。请在<a href="${section}">${sectionName(section)}</a>中重新查找。</p></section>`;

interface ListPage {
  readonly section: SectionPath;
  readonly items: readonly { readonly id: string; readonly title: string; readonly note: string }[];
  /** Where the page goes on. */
  readonly nextCursor: string | null;
  readonly first: boolean;
}

/** A list that is read on by key: what is published meanwhile moves nothing. */
export const listMain = ({ section, items, nextCursor, first }: ListPage): Html => html`<section class="card"><h1>${sectionName(section)}</h1>${items.length === 0 ? html`<p>还没有公布的内容。</p>` : null}<ul class="list">${items.map(({ id, title, note }) =>
  html`<li><a href="${section}${id}">${title}</a><small>${note}</small></li>`)}</ul>
<nav class="pages" aria-label="翻页"><span>${first ? null : html`<a href="${section}">回到最新</a>`}</span><span>${nextCursor === null ? null : html`<a href="${section}?after=${nextCursor}">更早的内容</a>`}</span></nav></section>`;

/** 2026年3月2日. */
export const dayText = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** The beginning of a text, for result pages of search engines. */
export const summaryOf = (body: string): string => [...body.replace(/\s+/g, ' ')].slice(0, 120).join('');

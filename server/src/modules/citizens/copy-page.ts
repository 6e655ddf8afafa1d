import { createHash } from 'node:crypto';
import { html } from '../../platform/http/html';
import type { HeldSection } from './held-data';

const style = ':root{color-scheme:light dark}body{max-width:760px;margin:0 auto;padding:16px;font:17px/1.75 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}h1{font-size:24px}h2{font-size:20px;margin:32px 0 8px}dl{margin:0;padding:12px 0;border-top:1px solid}dt{font-weight:600}dd{margin:0 0 8px;white-space:pre-line}';

/** The page brings its own style, so that it looks the same when it is kept: nothing else may run or load in it. */
export const copyPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

interface CopyPage {
  readonly title: string;
  readonly madeAt: string;
  readonly sections: readonly HeldSection[];
}

const sectionHtml = ({ title, items }: HeldSection) =>
  html`<section><h2>${title}（${items.length}）</h2>${items.map((item) => html`<dl>${Object.entries(item).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`)}</section>`;

/** What is known of somebody as one plain page without scripts. */
export const copyPage = ({ title, madeAt, sections }: CopyPage): string =>
  html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${{ html: style }}</style></head><body><main><h1>${title}</h1><p>导出时间：${madeAt}。内容含个人信息，请妥善保管。</p>${sections.map(sectionHtml)}</main></body></html>`.html;

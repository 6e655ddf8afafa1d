import { html, type Html } from '../../../platform/http/html';

/** Served under an address of its own, so that the pages need no style of their own. */
export const styleSheet = `:root{color-scheme:light dark;--ground:#ededed;--card:#fff;--text:#1a1a1a;--quiet:#5c5c5c;--accent:#1f5fbf;--error:#c8322b;--line:#e0e0e0}
@media (prefers-color-scheme:dark){:root{--ground:#111;--card:#1e1e1e;--text:#e6e6e6;--quiet:#a8a8a8;--accent:#8fb8f5;--error:#ff7b72;--line:#3a3a3a}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--text);font:17px/1.75 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:760px;margin:0 auto;padding:0 16px}header{padding-top:16px}header p,footer p{margin:8px 0;color:var(--quiet);font-size:15px}
h1{font-size:24px;line-height:1.4;margin:0 0 12px}h2{font-size:18px;margin:24px 0 8px}a{color:var(--accent)}
.card{background:var(--card);border-radius:12px;padding:20px;margin:12px 0}.facts{margin:0 0 16px;padding:0;list-style:none;color:var(--quiet);font-size:15px}
.text{white-space:pre-line;margin:0}.banner{border-left:4px solid var(--error);padding:12px 16px;margin:0 0 16px;background:var(--ground)}.banner strong{color:var(--error)}
.list{margin:0;padding:0;list-style:none}.list li{padding:12px 0;border-top:1px solid var(--line)}.list li:first-child{border-top:0}.list small{display:block;color:var(--quiet);font-size:15px}
nav.pages{display:flex;justify-content:space-between;padding:12px 0}.button{display:inline-block;margin-top:8px;padding:10px 20px;border-radius:8px;background:var(--accent);color:var(--card);text-decoration:none}
@media print{body{background:none}.button,nav{display:none}}`;

interface Page {
  readonly title: string;
  readonly description: string;
  /** Whole address of this page. */
  readonly canonical: string;
  readonly hotlineName: string;
  readonly main: Html;
  /** Whether search engines may list it. */
  readonly indexed?: boolean;
}

/** A public page: no script, nothing from elsewhere. */
export const pageOf = ({ title, description, canonical, hotlineName, main, indexed = true }: Page): string =>
  html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} - ${hotlineName}</title>
<meta name="description" content="${description}"><link rel="canonical" href="${canonical}">${indexed ? null : html`<meta name="robots" content="noindex">`}<link rel="icon" href="data:,"><link rel="stylesheet" href="/policies/style.css"></head>
<body><header><p><a href="/policies/">政策与答复</a> · ${hotlineName}</p></header><main>${main}</main><footer><p><a href="/h5/">没有解决，向${hotlineName}反映</a></p></footer></body></html>`.html;

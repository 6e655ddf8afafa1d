import type { Account } from '../world/account';
import type { User } from '../world/user';
import type { AuthorizeRefusal } from './check-authorize';

function escape(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (char) => names[char] ?? char);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="icon" href="/favicon.ico">
<link rel="stylesheet" href="/console/consent.css">
<main>${content}<p class="sandbox">本机微信沙箱，不是真正的微信</p></main>
</html>`;
}

function choice(user: User, chosen: string): string {
  const mark = user.id === chosen ? ' checked' : '';
  return `<label><input type="radio" name="user" value="${escape(user.id)}"${mark} required>${escape(user.nick)}</label>`;
}

interface Sheet {
  account: Account;
  users: User[];
  /** Id of the person marked from the start. */
  chosen: string;
  query: string;
}

function sheet(facts: Sheet & { title: string; wish: string; action: string }): string {
  const { account, users, chosen, query, title, wish, action } = facts;
  return page(
    title,
    `<h1>${escape(account.name)}</h1>
<p>${wish}。请选择您在沙箱里是谁。</p>
<form method="post" action="${action}">
<input type="hidden" name="query" value="${escape(query)}">
<fieldset><legend>选择微信用户</legend>${users.map((user) => choice(user, chosen)).join('')}</fieldset>
<button name="decision" value="allow">允许</button>
<button name="decision" value="deny" class="plain" formnovalidate>拒绝</button>
</form>`,
  );
}

/** The consent sheet: who you are in this WeChat, and allow or refuse. */
export function consentPage(facts: Sheet & { scope: string }): string {
  const wish = facts.scope === 'snsapi_userinfo' ? '申请获取您的昵称、头像' : '申请识别您的身份';
  return sheet({ ...facts, title: '微信登录', wish, action: '/connect/oauth2/confirm' });
}

/** The sheet of a one-off subscription. */
export function oncePage(facts: Sheet): string {
  return sheet({ ...facts, title: '订阅消息', wish: '申请向您发送一条消息', action: '/mp/subscribemsg/confirm' });
}

/** WeChat's own error page, with its code. */
export function refusalPage(refusal: AuthorizeRefusal): string {
  return page('无法访问', `<h1>无法访问</h1><p>${escape(refusal.text)}</p><p>错误码：${refusal.errcode}</p>`);
}

/** Shown after the person refused: WeChat just closes the page. */
export function deniedPage(): string {
  return page('已拒绝', '<h1>已拒绝授权</h1><p>您可以关闭本页。</p>');
}

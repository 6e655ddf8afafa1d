import { WechatError } from '../api/wechat-error';
import type { Account } from '../world/account';

/** A page path without leading "/", among the published pages if the account lists them; else 41030. */
export function checkPage(account: Account, page: string): void {
  const path = page.split('?')[0] ?? '';
  const known = account.pages.length === 0 || account.pages.includes(path);
  if (path === '' || path.startsWith('/') || !known) throw new WechatError(41030);
}

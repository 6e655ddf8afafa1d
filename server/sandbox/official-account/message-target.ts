import { WechatError } from '../api/wechat-error';
import { objectOf, textOf } from '../api/fields';
import type { AccountCall } from '../api/endpoint';
import type { NoticeInput } from '../world/notices';

/** Where a tap leads in a mini-program: 40013 unknown program, 40165 page with a leading "/". Empty without one. */
export function miniProgramTarget(call: AccountCall): Pick<NoticeInput, 'page' | 'miniProgramAppid'> {
  const mini = objectOf(call.body, 'miniprogram');
  if (!mini) return {};
  const miniProgramAppid = textOf(mini, 'appid');
  if (call.world.account(miniProgramAppid)?.kind !== 'mp') throw new WechatError(40013, 'hint: [miniprogram.appid]');
  const page = textOf(mini, 'pagepath');
  if (page.startsWith('/')) throw new WechatError(40165);
  return { page, miniProgramAppid };
}

/** Where a tap leads: an address, or a page of a mini-program, which wins over it. */
export function messageTarget(call: AccountCall): Pick<NoticeInput, 'url' | 'page' | 'miniProgramAppid'> {
  const url = textOf(call.body, 'url');
  if (url !== '' && !/^https?:\/\//.test(url)) throw new WechatError(40035, 'hint: [url]');
  return { url, ...miniProgramTarget(call) };
}

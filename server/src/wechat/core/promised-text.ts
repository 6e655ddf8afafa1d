import type { Endpoint } from './endpoints';
import { textOf, type Tree } from './tree';
import { WechatError } from './wechat-error';

/** A field that every success of a call carries; without it the call counts as refused. */
export function promisedText(endpoint: Endpoint, answer: Tree, name: string): string {
  const text = textOf(answer, name);
  if (text === '') throw new WechatError({ class: 'rejected', path: endpoint.path, errcode: null, errmsg: `no ${name} in the answer` });
  return text;
}

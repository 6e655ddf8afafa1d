import { sendHttp } from './send-http';
import { signParts } from './signature';
import type { Account, Handshake } from '../world/account';
import type { World } from '../world/world';

function judge(outcome: { kind: string; status: number; body: string; detail: string }, echo: string): string {
  if (outcome.kind !== 'answered') return `没有应答：${outcome.detail}`;
  if (outcome.status !== 200) return `应答的状态码是 ${outcome.status}`;
  return outcome.body === echo ? '' : '应答与 echostr 不一致';
}

/**
 * The GET that WeChat makes when a server URL is saved: signature, timestamp, nonce, echostr;
 * the product must answer echostr verbatim. The result is kept on the account, not fatal:
 * the product may start later.
 */
export async function probePushUrl(world: World, account: Account): Promise<Handshake> {
  const timestamp = String(world.clock.realSeconds());
  const nonce = String(world.mint.messageId()).slice(-10);
  const echo = String(world.mint.messageId());
  const signature = signParts([account.token, timestamp, nonce]);
  const query = new URLSearchParams({ signature, echostr: echo, timestamp, nonce }).toString();
  const url = `${account.pushUrl}${account.pushUrl.includes('?') ? '&' : '?'}${query}`;
  const outcome = await sendHttp({ method: 'GET', url, timeoutMs: world.pushTimeoutMs });
  const detail = judge(outcome, echo);
  world.log.add({
    dir: 'push',
    at: world.clock.now(),
    method: 'GET',
    path: account.pushUrl,
    query,
    appid: account.appid,
    status: outcome.status,
    responseBody: outcome.body || outcome.detail,
    ms: outcome.ms,
    attempt: 1,
    note: 'handshake',
  });
  const result = { ok: detail === '', status: outcome.status, detail, at: world.clock.now() };
  account.handshake = result;
  return result;
}

import { encryptMessage } from './cipher';
import { sendHttp, type HttpOutcome } from './send-http';
import { signParts } from './signature';
import { buildXml } from './xml';
import type { Account } from '../world/account';
import type { World } from '../world/world';

export interface RawPush {
  body: string;
  method?: 'GET' | 'POST';
  /** Query parameters; they win over the signed ones. */
  query?: Record<string, string>;
  contentType?: string;
  headers?: Record<string, string>;
  /** Add a good signature for the account. */
  sign?: boolean;
  /** Encrypt the body as an XML safe-mode push first. */
  encrypt?: boolean;
}

function signedQuery(world: World, account: Account, encrypt: string | null): Record<string, string> {
  const timestamp = String(world.clock.realSeconds());
  const nonce = String(world.mint.messageId()).slice(-10);
  const base = [account.token, timestamp, nonce];
  const plain = { signature: signParts(base), timestamp, nonce };
  return encrypt === null ? plain : { ...plain, encrypt_type: 'aes', msg_signature: signParts([...base, encrypt]) };
}

function wrap(world: World, account: Account, raw: RawPush): { body: string; query: string } {
  const encrypt = raw.encrypt ? encryptMessage(account.aesKey, { text: raw.body, appid: account.appid }) : null;
  const signed = raw.sign ? signedQuery(world, account, encrypt) : {};
  const query = new URLSearchParams({ ...signed, ...raw.query }).toString();
  return { query, body: encrypt === null ? raw.body : buildXml({ ToUserName: account.ghId, Encrypt: encrypt }) };
}

/** Posts any body to an account's push URL, signed and encrypted only as asked. */
export async function pushRaw(world: World, account: Account, raw: RawPush): Promise<HttpOutcome> {
  const { body, query } = wrap(world, account, raw);
  const { method = 'POST', contentType = 'text/xml', headers = {} } = raw;
  const outcome = await sendHttp({
    method,
    url: query === '' ? account.pushUrl : `${account.pushUrl}?${query}`,
    contentType,
    ...(method === 'POST' ? { body } : {}),
    headers,
    timeoutMs: world.pushTimeoutMs,
  });
  const { status, ms } = outcome;
  const facts = { method, path: account.pushUrl, query, appid: account.appid, status, ms, attempt: 1, note: 'raw' };
  world.log.add({ dir: 'push', at: world.clock.now(), ...facts, requestBody: body, plainBody: raw.body, responseBody: outcome.body });
  return outcome;
}

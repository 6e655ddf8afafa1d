import { buildRequest } from '@hotline/shared/contracts/client';
import type { AnyContract, InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { NetworkLoss, sendHttp, uploadHttp, type HttpAnswer } from '@/device/http';
import { asApiError, errorFrom, networkLost } from './api-error';
import { session } from './session-port';

// The server takes the header for a sign that the request came from our own page (CSRF).
const headers = () => ({ 'X-Requested-With': 'hotline', ...session().headers() });

async function answerOf(send: () => Promise<HttpAnswer>): Promise<unknown> {
  const answer = await send().catch((thrown: unknown) => {
    throw thrown instanceof NetworkLoss ? networkLost() : asApiError(thrown);
  });
  if (answer.status < 200 || answer.status > 299) throw errorFrom(answer);
  return answer.body;
}

/** Replays a request once after a fresh login when the session is gone. */
async function withSession<T>(request: () => Promise<T>): Promise<T> {
  try {
    const output = await request();
    session().confirm();
    return output;
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error.code !== 'session.required') throw error;
    await session().renew();
    return request();
  }
}

function request<C extends AnyContract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const { method, url, body } = buildRequest(contract, input);
  return answerOf(() => sendHttp({ method, url: API_BASE + url, headers: headers(), body })) as Promise<OutputOf<C>>;
}

/** Calls a route that is open to everyone. */
export function callOpen<C extends AnyContract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
  return request(contract, input);
}

/** Calls a route of the person's own, logging in when needed. */
export function call<C extends AnyContract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
  return withSession(() => request(contract, input));
}

/** Fetches JSON from an address the server gave out for this session. */
export const fetchJson = (url: string): Promise<unknown> => withSession(() => answerOf(() => sendHttp({ method: 'GET', url: API_BASE + url, headers: headers() })));

/** Signed links come without an origin. */
export const fileUrl = (url: string): string => (url.startsWith('/') ? API_BASE + url : url);

/** Sends one file to a contract whose body is `file`. */
export function upload<C extends AnyContract>(contract: C, path: string): Promise<OutputOf<C>> {
  return withSession(() => answerOf(() => uploadHttp(API_BASE + contract.path, path, headers())) as Promise<OutputOf<C>>);
}

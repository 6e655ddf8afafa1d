import { buildRequest, unattendedHeader, type BuiltRequest } from '@hotline/shared/contracts/client';
import type { AnyContract, InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { isUnattended } from './attendance';
import { faultOfBody, networkFault } from './fault';
import { sessionLost } from './session-signal';


async function send(request: BuiltRequest): Promise<Response> {
  const { method, url, body } = request;
  const isFile = body instanceof FormData;
  // The header is what the server's CSRF guard looks for: a foreign page cannot send it.
  const headers: Record<string, string> = { 'X-Requested-With': 'hotline', ...(isUnattended() && { [unattendedHeader]: '1' }) };
  if (body !== undefined && !isFile) headers['Content-Type'] = 'application/json';
  try {
    // What is sent while a page goes away (a draft, a farewell) still arrives.
    const keepalive = method === 'DELETE' || document.visibilityState === 'hidden';
    return await fetch(url, { method, headers, keepalive, credentials: 'same-origin', ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }) });
  } catch {
    throw networkFault();
  }
}

/** Calls a route by its contract; throws a Fault with the server's sentence. */
export const call = <C extends AnyContract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> => answerTo<C>(buildRequest(contract, input));

/** Calls a route that takes a file. */
export function callWithFile<C extends AnyContract>(contract: C, input: InputOf<C>, file: Blob): Promise<OutputOf<C>> {
  const body = new FormData();
  body.append('file', file);
  return answerTo<C>({ ...buildRequest(contract, input), body });
}

async function answerTo<C extends AnyContract>(request: BuiltRequest): Promise<OutputOf<C>> {
  const response = await send(request);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as OutputOf<C>;
  const fault = faultOfBody(body);
  if (fault.code === 'session.required') sessionLost.tell();
  throw fault;
}

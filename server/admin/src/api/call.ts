import { buildRequest } from '@hotline/shared/contracts/client';
import type { AnyContract, InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { faultOfBody, networkFault } from './fault';
import { sessionLost } from './session-signal';


async function send(request: { method: string; url: string; body: unknown }): Promise<Response> {
  const { method, url, body } = request;
  // The header is what the server's CSRF guard looks for: a foreign page cannot send it.
  const headers: Record<string, string> = { 'X-Requested-With': 'hotline' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(url, { method, headers, credentials: 'same-origin', ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  } catch {
    throw networkFault();
  }
}

/** Calls a route by its contract; throws a Fault with the server's sentence. */
export async function call<C extends AnyContract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const response = await send(buildRequest(contract, input));
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as OutputOf<C>;
  const fault = faultOfBody(body);
  if (fault.code === 'session.required') sessionLost.tell();
  throw fault;
}

import Taro from '@tarojs/taro';
import { fileBehind } from './pictures';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** `body` is the parsed JSON, or null when the answer was something else (a proxy's error page). */
export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: number | null;
}

/** The request did not reach the server or no answer came back. */
export class NetworkLoss extends Error {}

const timeout = 20_000;

function parse(data: unknown): unknown {
  if (typeof data !== 'string') return data ?? null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

function retryAfter(headers: Readonly<Record<string, unknown>> | undefined): number | null {
  const name = Object.keys(headers ?? {}).find((key) => key.toLowerCase() === 'retry-after');
  const seconds = Number(name && headers?.[name]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/** Sends one request; answers of any status are answers, only silence is an error. */
export async function sendHttp({ method, url, headers, body }: HttpRequest): Promise<HttpAnswer> {
  try {
    const header = body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
    // As text: an error page that is not JSON must not look like a broken network.
    const answer = await Taro.request<string>({ method, url, header, timeout, dataType: 'text', data: body === undefined ? undefined : JSON.stringify(body) });
    return { status: answer.statusCode, body: parse(answer.data), retryAfter: retryAfter(answer.header as Record<string, unknown>) };
  } catch {
    throw new NetworkLoss();
  }
}

/** Taro's own upload would first fetch the blob: address, which our pages' security policy forbids. */
async function uploadFromPage(url: string, path: string, headers: Readonly<Record<string, string>>): Promise<HttpAnswer> {
  const form = new FormData();
  form.append('file', fileBehind(path) ?? new Blob());
  const answer = await fetch(url, { method: 'POST', body: form, headers });
  return { status: answer.status, body: parse(await answer.text()), retryAfter: null };
}

/** Uploads one file as the multipart field `file`. */
export async function uploadHttp(url: string, path: string, headers: Readonly<Record<string, string>>): Promise<HttpAnswer> {
  try {
    if (process.env.TARO_ENV === 'h5') return await uploadFromPage(url, path, headers);
    const answer = await Taro.uploadFile({ url, filePath: path, name: 'file', header: { ...headers }, timeout: 60_000 });
    return { status: answer.statusCode, body: parse(answer.data), retryAfter: null };
  } catch {
    throw new NetworkLoss();
  }
}

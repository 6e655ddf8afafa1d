/** One HTTP exchange with WeChat. */
export interface HttpCall {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** A FormData is sent as multipart, anything else as JSON. */
  readonly body?: unknown;
  /** Longest answer in bytes. */
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** Media type without parameters. */
  readonly type: string;
  readonly bytes: Buffer;
}

/** The answer is longer than the caller can take. */
export class AnswerTooLarge extends Error {}

/** No complete answer came: it stays open whether the call took effect. Names the fault, never the address with its secrets. */
export class NoAnswer extends Error {}

/** Sends once. Bodies are UTF-8 JSON without escapes, since menu names would show them literally. */
export async function exchange(call: HttpCall): Promise<HttpAnswer> {
  try {
    const response = await fetch(call.url, {
      method: call.method,
      redirect: 'error',
      signal: AbortSignal.timeout(call.timeoutMs),
      ...encoded(call.body),
    });
    const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    return { status: response.status, type, bytes: await bytesOf(response, call.maxBytes) };
  } catch (error) {
    if (error instanceof AnswerTooLarge) throw error;
    throw new NoAnswer(faultOf(error));
  }
}

function encoded(body: unknown): RequestInit {
  if (body === undefined) return {};
  return body instanceof FormData ? { body } : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

async function bytesOf(response: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += (chunk as Uint8Array).length;
    if (length > maxBytes) throw new AnswerTooLarge(`more than ${maxBytes} bytes`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

function faultOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? 'fault';
}

import http from 'node:http';
import https from 'node:https';
import { performance } from 'node:perf_hooks';

export interface HttpSending {
  method: 'GET' | 'POST';
  url: string;
  contentType?: string;
  body?: string;
  headers?: Record<string, string>;
  timeoutMs: number;
  /** Hang up right after sending, before any answer. */
  hangUp?: boolean;
}

export interface HttpOutcome {
  kind: 'answered' | 'timeout' | 'failed';
  status: number;
  contentType: string;
  body: string;
  ms: number;
  detail: string;
}

const ANSWER_LIMIT = 1024 * 1024;

function headersOf(sending: HttpSending): Record<string, string> {
  return {
    'User-Agent': 'Mozilla/4.0',
    Accept: '*/*',
    ...(sending.contentType ? { 'Content-Type': sending.contentType } : {}),
    ...(sending.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(sending.body)) }),
    ...sending.headers,
  };
}

function collect(answer: http.IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  answer.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= ANSWER_LIMIT) chunks.push(chunk);
  });
  answer.on('end', () => done(Buffer.concat(chunks).toString('utf8')));
}

/**
 * One request on its own connection; redirects are not followed. The time limit covers
 * connecting, sending and the whole answer. Never rejects.
 */
export function sendHttp(sending: HttpSending): Promise<HttpOutcome> {
  const started = performance.now();
  return new Promise((resolve) => {
    const finish = (outcome: Partial<HttpOutcome> & Pick<HttpOutcome, 'kind'>): void => {
      clearTimeout(timer);
      const ms = Math.round(performance.now() - started);
      resolve({ status: 0, contentType: '', body: '', detail: '', ...outcome, ms });
      if (outcome.kind !== 'answered') request.destroy();
    };
    const client = sending.url.startsWith('https:') ? https : http;
    const request = client.request(sending.url, { method: sending.method, headers: headersOf(sending), agent: false });
    const timer = setTimeout(() => finish({ kind: 'timeout', detail: 'no answer in time' }), sending.timeoutMs);
    request.on('error', (error) => finish({ kind: 'failed', detail: error.message }));
    request.on('response', (answer) => {
      answer.on('error', (error) => finish({ kind: 'failed', detail: error.message }));
      const contentType = answer.headers['content-type'] ?? '';
      collect(answer, (body) => finish({ kind: 'answered', status: answer.statusCode ?? 0, contentType, body }));
    });
    request.end(sending.body, () => {
      if (sending.hangUp) setImmediate(() => finish({ kind: 'failed', detail: 'hung up' }));
    });
  });
}

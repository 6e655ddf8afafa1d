import { setTimeout as after } from 'node:timers/promises';
import type { Clock } from '../../platform/clock';
import type { AccessTokens } from './access-token';
import { Circuit } from './circuit';
import type { Endpoint } from './endpoints';
import { classOf, policies, type ErrorClass } from './error-policy';
import { readJson } from './json';
import { textOf, type Tree } from './tree';
import { AnswerTooLarge, exchange, type HttpAnswer } from './transport';
import { WechatError } from './wechat-error';

/** One attempt at a call, for metrics and the log. */
export interface CallReport {
  readonly path: string;
  readonly outcome: 'ok' | ErrorClass;
  readonly errcode: number | null;
  /** Number under which WeChat keeps a refused call for a week. */
  readonly rid: string | null;
  readonly ms: number;
}

export interface ApiClientDeps {
  readonly apiBase: string;
  /** mp.weixin.qq.com: pictures of QR codes. */
  readonly platformBase: string;
  readonly account: { readonly appid: string; readonly secret: string };
  readonly tokens: Pick<AccessTokens, 'get' | 'invalidate'>;
  readonly clock: Clock;
  readonly onCall?: (report: CallReport) => void;
  /** Waits between attempts; replaced in tests. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

export interface ApiRequest {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const jsonBytes = 4 * 1024 * 1024;
const jsonDepth = 16;
const timeoutMs = 3000;
const mediaTimeoutMs = 15_000;

/** The only way out to WeChat. Every failure is a WechatError whose class says what the caller should do. */
export class ApiClient {
  private readonly circuit = new Circuit();

  constructor(private readonly deps: ApiClientDeps) {}

  /** Calls and reads a JSON answer (leaves are strings). */
  async call(endpoint: Endpoint, request: ApiRequest = {}): Promise<Tree> {
    return this.persist(endpoint, async (token) => {
      const answer = await this.send(endpoint, { request, token, maxBytes: jsonBytes, timeoutMs: request.body instanceof FormData ? mediaTimeoutMs : timeoutMs });
      return readAnswer(endpoint, answer);
    });
  }

  /** Calls and reads bytes; an error of WeChat's comes as JSON or text in their place, a proxy's as HTML. */
  async download(endpoint: Endpoint, request: ApiRequest & { readonly maxBytes: number }): Promise<HttpAnswer> {
    return this.persist(endpoint, async (token) => {
      const answer = await this.send(endpoint, { request, token, maxBytes: request.maxBytes, timeoutMs: mediaTimeoutMs });
      if (answer.status !== 200 || answer.type === 'application/json' || answer.type.startsWith('text/')) {
        const tree = readAnswer(endpoint, answer);
        throw new WechatError({ class: 'rejected', path: endpoint.path, errcode: null, errmsg: `fields ${Object.keys(tree).join()} for a file` });
      }
      return answer;
    });
  }

  /** Repeats an attempt as far as the class of its failure allows. */
  private async persist<T>(endpoint: Endpoint, attempt: (token: string | null) => Promise<T>): Promise<T> {
    this.circuit.check(endpoint, this.deps.clock.now());
    let replayed = false;
    for (let count = 1; ; count += 1) {
      const token = endpoint.auth === 'token' ? await this.deps.tokens.get() : null;
      const result = await this.report(endpoint, () => attempt(token));
      if (!(result instanceof WechatError)) return result;
      if (result.class === 'token' && token !== null && !replayed) {
        replayed = true;
        await this.deps.tokens.invalidate(token);
      } else if (mayRetry(endpoint, result, count)) {
        await this.pause(result.class, count);
      } else {
        this.circuit.note(endpoint, result, this.deps.clock.now());
        throw final(endpoint, result);
      }
    }
  }

  private async report<T>(endpoint: Endpoint, attempt: () => Promise<T>): Promise<T | WechatError> {
    const started = performance.now();
    const tell = (outcome: CallReport['outcome'], errcode: number | null, rid: string | null): void => {
      this.deps.onCall?.({ path: endpoint.path, outcome, errcode, rid, ms: performance.now() - started });
    };
    try {
      const result = await attempt();
      tell('ok', 0, null);
      return result;
    } catch (error) {
      const known = error instanceof WechatError ? error : unanswered(endpoint, error);
      tell(known.class, known.errcode, known.rid);
      return known;
    }
  }

  private async send(endpoint: Endpoint, how: { request: ApiRequest; token: string | null; maxBytes: number; timeoutMs: number }): Promise<HttpAnswer> {
    const url = new URL(endpoint.path, endpoint.host === 'platform' ? this.deps.platformBase : this.deps.apiBase);
    const { appid, secret } = this.deps.account;
    if (endpoint.auth === 'secret') url.search = new URLSearchParams({ appid, secret }).toString();
    if (how.token !== null) url.searchParams.set('access_token', how.token);
    for (const [name, value] of Object.entries(how.request.query ?? {})) url.searchParams.set(name, value);
    return exchange({ method: endpoint.method, url, body: how.request.body, maxBytes: how.maxBytes, timeoutMs: how.timeoutMs });
  }

  private async pause(kind: ErrorClass, count: number): Promise<void> {
    const ms = (policies[kind].pauseMs ?? 0) * 2 ** (count - 1) * (0.75 + Math.random() / 2);
    await (this.deps.pause ?? after)(ms);
  }
}

/** Errors of WeChat's come with HTTP 200 and an errcode; success often has none. */
function readAnswer(endpoint: Endpoint, answer: HttpAnswer): Tree {
  const { path } = endpoint;
  if (answer.status !== 200) {
    throw new WechatError({ class: answer.status >= 500 ? 'busy' : 'rejected', path, errcode: null, errmsg: `HTTP ${answer.status}` });
  }
  const tree = readJson(answer.bytes.toString('utf8'), jsonDepth);
  const errcode = Number(textOf(tree, 'errcode') || 0);
  if (errcode === 0) return tree;
  const errmsg = textOf(tree, 'errmsg');
  throw new WechatError({ class: classOf(errcode, errmsg), path, errcode, errmsg });
}

/** Nothing readable came back: as good as busy. */
function unanswered(endpoint: Endpoint, error: unknown): WechatError {
  const kind = error instanceof AnswerTooLarge ? 'rejected' : 'busy';
  return new WechatError({ class: kind, path: endpoint.path, errcode: null, errmsg: (error as Error).message, cause: error });
}

function mayRetry(endpoint: Endpoint, error: WechatError, count: number): boolean {
  const policy = policies[error.class];
  return count <= policy.retries && (endpoint.idempotent || !policy.ifIdempotent);
}

/** Without a connection nothing can have happened. */
const neverLeft: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** A busy answer to what must not be repeated leaves open whether it happened. */
function final(endpoint: Endpoint, error: WechatError): WechatError {
  if (error.class !== 'busy' || endpoint.idempotent || neverLeft.has(error.errmsg)) return error;
  const { path, errcode, errmsg } = error;
  return new WechatError({ class: 'unknown', path, errcode, errmsg, cause: error });
}

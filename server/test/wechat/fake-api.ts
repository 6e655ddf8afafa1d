import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createWechat, type CallReport, type Wechat } from '../../src/wechat';
import type { Database } from '../../src/platform/db/database';
import { account, listen, openDatabase, openSpools, seal, silent, TestClock } from './support';

export interface Seen {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
  /** What was sent when it was not JSON. */
  readonly raw: string;
}

type Answer = Record<string, unknown> | ((response: ServerResponse) => void);

function contentOf({ headers }: IncomingMessage, text: string): Pick<Seen, 'body' | 'raw'> {
  return headers['content-type'] === 'application/json' ? { body: JSON.parse(text) as Record<string, unknown>, raw: '' } : { body: {}, raw: text };
}

/** A server that plays WeChat's API by a script per path; a list is used up one by one, its last answer stays. */
export class FakeApi {
  readonly seen: Seen[] = [];
  private readonly scripts = new Map<string, Answer[]>();
  base = '';

  async start(): Promise<this> {
    this.on('/cgi-bin/stable_token', { access_token: 'T1', expires_in: 7200 });
    this.base = await listen(createServer((request, response) => void this.answer(request, response)));
    return this;
  }

  on(path: string, ...answers: Answer[]): this {
    this.scripts.set(path, answers);
    return this;
  }

  calls(path: string): Seen[] {
    return this.seen.filter((seen) => seen.path === path);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://x');
    let text = '';
    for await (const chunk of request) text += String(chunk);
    this.seen.push({ path: url.pathname, query: url.searchParams, ...contentOf(request, text) });
    const script = this.scripts.get(url.pathname) ?? [];
    const answer = script.length > 1 ? script.shift() : script[0];
    if (typeof answer === 'function') answer(response);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(answer ?? { errcode: 0, errmsg: 'ok' }));
  }
}

export const failure = (errcode: number, errmsg = 'failed'): Record<string, unknown> => ({ errcode, errmsg: `${errmsg} rid: 65a1-b2c3-d4` });
export const reset = (response: ServerResponse): void => void response.socket?.destroy();
export const status = (code: number) => (response: ServerResponse): void => void response.writeHead(code).end('<html>');

export interface Rig {
  readonly api: FakeApi;
  readonly wechat: Wechat;
  readonly clock: TestClock;
  readonly db: Database;
  readonly reports: CallReport[];
}

/** The layer's door in front of a fake API. */
export async function rig(given: { db?: Database; api?: FakeApi; clock?: TestClock } = {}): Promise<Rig> {
  const api = given.api ?? (await new FakeApi().start());
  const db = given.db ?? (await openDatabase());
  const clock = given.clock ?? new TestClock();
  const reports: CallReport[] = [];
  const keys = { ...account, secret: 'SECRETSECRETSECRETSECRETSECRETSE' };
  const config = { apiBase: api.base, openBase: 'https://open.weixin.qq.com', platformBase: api.base, officialAccount: keys, miniProgram: { ...keys, appid: 'wxfedcba9876543210', format: 'json' as const } };
  const wechat = createWechat({ config, db, clock, seal, spools: openSpools(), log: silent, onCall: (report) => reports.push(report), pause: async () => undefined });
  return { api, wechat, clock, db, reports };
}

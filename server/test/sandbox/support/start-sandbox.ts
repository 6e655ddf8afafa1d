import { createSandbox, type Sandbox } from '../../../sandbox';

export const OA = 'wxba5fad812f8e6fb9';
export const MP = 'wx00000000000000aa';
export const OA_SECRET = 'oa-secret-0001';
export const MP_SECRET = 'mp-secret-0001';
export const PUSH_TOKEN = 'AAAAA';
export const AES_KEY = 'A'.repeat(43);

/** 2026-03-02 09:00 in Beijing; the tests' real time stands still. */
export const START = Date.UTC(2026, 2, 2, 1, 0, 0);

export type Json = Record<string, unknown>;

const KEY = 'test-key';

/** A sandbox with an official account and a mini-program, spoken to over HTTP only. */
export class TestSandbox {
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  get url(): string {
    return this.#sandbox.url;
  }

  stop(): Promise<void> {
    return this.#sandbox.stop();
  }

  /** A control-plane call; the parsed answer and its HTTP status. */
  async controlRaw(method: string, path: string, body?: Json): Promise<{ status: number; body: Json }> {
    const answer = await fetch(`${this.url}/__sandbox/${path}`, {
      method,
      headers: { 'X-Sandbox-Key': KEY },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as Json };
  }

  /** A control-plane call that must succeed. */
  async control<T = Json>(method: string, path: string, body?: Json): Promise<T> {
    const answer = await this.controlRaw(method, path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  async get(path: string, query: Record<string, string> = {}): Promise<Json> {
    return (await (await fetch(`${this.url}${path}?${new URLSearchParams(query)}`)).json()) as Json;
  }

  /** The answer as text: 64-bit ids would be rounded by JSON.parse. */
  async postText(path: string, body: Json, query: Record<string, string> = {}): Promise<string> {
    const answer = await fetch(`${this.url}${path}?${new URLSearchParams(query)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.text();
  }

  async post(path: string, body: Json, query: Record<string, string> = {}): Promise<Json> {
    return JSON.parse(await this.postText(path, body, query)) as Json;
  }

  async token(appid: string): Promise<string> {
    const secret = appid === OA ? OA_SECRET : MP_SECRET;
    const body = { grant_type: 'client_credential', appid, secret };
    return String((await this.post('/cgi-bin/stable_token', body))['access_token']);
  }

  /** A GET of an account's interface, with its token. */
  async read(appid: string, path: string, query: Record<string, string> = {}): Promise<Json> {
    return this.get(path, { access_token: await this.token(appid), ...query });
  }

  /** A POST to an account's interface, with its token. */
  async ask(appid: string, path: string, body: Json): Promise<Json> {
    return this.post(path, body, { access_token: await this.token(appid) });
  }

  /** A file for an account's interface, as multipart field "media". */
  async upload(appid: string, path: string, file: { bytes: Uint8Array; name: string; query?: Record<string, string> }): Promise<Json> {
    const form = new FormData();
    form.append('media', new Blob([Buffer.from(file.bytes)]), file.name);
    const query = new URLSearchParams({ access_token: await this.token(appid), ...file.query });
    return (await (await fetch(`${this.url}${path}?${query}`, { method: 'POST', body: form })).json()) as Json;
  }

  /** The id of an account's private template by its title. */
  async template(appid: string, title: string): Promise<string> {
    const { templates } = await this.control<{ templates: { id: string; title: string }[] }>('GET', `accounts/${appid}/templates`);
    return templates.find((template) => template.title === title)?.id ?? '';
  }

  async notices(userId: string): Promise<Json[]> {
    return (await this.control<{ notices: Json[] }>('GET', `users/${userId}/inbox`)).notices;
  }

  async openid(userId: string, appid: string): Promise<string> {
    const { openids } = await this.control<{ openids: Record<string, string> }>('GET', `users/${userId}`);
    return openids[appid] ?? '';
  }

  act(userId: string, act: Json): Promise<ActAnswer> {
    return this.control<ActAnswer>('POST', `users/${userId}/act`, act);
  }

  wx(userId: string, call: Json): Promise<Json> {
    return this.control('POST', `users/${userId}/wx`, call);
  }

  advance(milliseconds: number): Promise<Json> {
    return this.control('POST', 'clock', { advanceMs: milliseconds });
  }

  account(appid: string, settings: Json): Promise<Json> {
    return this.control('PUT', `accounts/${appid}`, settings);
  }

  async lintRules(): Promise<string[]> {
    const { findings } = await this.control<{ findings: { rule: string }[] }>('GET', 'lint');
    return findings.map((finding) => finding.rule);
  }
}

export interface ActAnswer {
  pushes: { attempt: number; status: number; outcome: string; duplicate: boolean }[];
  shown: { type: string; text: string; from: string }[];
}

export async function startSandbox(pushTimeoutMs = 2_000): Promise<TestSandbox> {
  const shared = { token: PUSH_TOKEN, aesKey: AES_KEY };
  const accounts = [
    { appid: OA, kind: 'oa', secret: OA_SECRET, ...shared, mode: 'safe', format: 'xml', oauthDomain: 'hotline.example' },
    { appid: MP, kind: 'mp', secret: MP_SECRET, ...shared, mode: 'safe', format: 'json', pages: ['ticket/detail'] },
  ];
  return new TestSandbox(await createSandbox({ port: 0, key: KEY, accounts, now: () => START, pushTimeoutMs }));
}

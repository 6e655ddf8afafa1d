import { readFileSync } from 'node:fs';
import { randomBytes, randomUUID } from 'node:crypto';
import { uploadAttachment } from '@hotline/shared/contracts/attachments';
import { buildRequest } from '@hotline/shared/contracts/client';
import { openMiniProgramSession } from '@hotline/shared/contracts/citizens.citizen';
import type { AnyContract, InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { openStaffSession } from '@hotline/shared/contracts/staff.staff';
import type { TicketDraft } from '@hotline/shared/contracts/tickets.citizen';
import { getCity } from '@hotline/shared/contracts/city.citizen';
import type { ErrorBody } from '@hotline/shared/text/errors';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { Hotline } from './hotline';

export interface DemoLogins {
  readonly staff: readonly { readonly staffNo: string; readonly name: string; readonly role: Role; readonly password: string }[];
}

export const readDemoLogins = (file: string): DemoLogins => JSON.parse(readFileSync(file, 'utf8')) as DemoLogins;

/** An answer that was not 2xx. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody['error'],
  ) {
    super(`${status} ${body.code}`);
  }
}

type HeaderLines = Readonly<Record<string, string>>;

/** Somebody with a session, talking to the server over HTTP. */
export class Person {
  private opened: Promise<HeaderLines> | null = null;
  /** Node ends a stream nobody has begun to read once its answer is forgotten. */
  private readonly streaming: Response[] = [];

  constructor(
    private readonly url: string,
    /** Of the session; a function opens it at the first word, since a log-in costs a tenth of a second by design. */
    private readonly session: HeaderLines | (() => Promise<HeaderLines>),
  ) {}

  private headers(): Promise<HeaderLines> {
    this.opened ??= typeof this.session === 'function' ? this.session() : Promise.resolve(this.session);
    return this.opened;
  }

  /** Calls a route by its contract; throws Refusal. */
  async call<C extends AnyContract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
    const { method, url, body } = buildRequest(contract, input);
    return (await this.send(method, url, body)) as OutputOf<C>;
  }

  /** Sends anything, also what no contract would allow. */
  async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.url + path, { method, headers: { ...(await this.headers()), ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    return read(answer);
  }

  /** What is no JSON: pictures and other files. */
  async fetch(path: string): Promise<Response> {
    return fetch(this.url + path, { headers: await this.headers(), redirect: 'manual' });
  }

  /** Fetches a file as a browser would. */
  async get(path: string): Promise<Response> {
    return fetch(this.url + path, { headers: await this.headers() });
  }

  /** Opens a stream and returns its body. */
  async open(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const answer = await fetch(this.url + path, { headers: await this.headers(), signal });
    if (!answer.ok || !answer.body) throw new Error(`stream: ${answer.status}`);
    this.streaming.push(answer);
    return answer.body;
  }

  /** Uploads bytes as a picture. */
  upload(bytes: Buffer, name: string): Promise<{ id: string; url: string }> {
    return this.callWithFile(uploadAttachment, {}, { bytes, name });
  }

  /** Calls a route that takes a file; throws Refusal. */
  async callWithFile<C extends AnyContract>(contract: C, input: InputOf<C>, { bytes, name }: { readonly bytes: Buffer; readonly name: string }): Promise<OutputOf<C>> {
    const { method, url } = buildRequest(contract, input);
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    return (await read(await fetch(this.url + url, { method, headers: await this.headers(), body }))) as OutputOf<C>;
  }
}

async function read(answer: Response): Promise<unknown> {
  const body = (await answer.json()) as unknown;
  if (!answer.ok) throw new Refusal(answer.status, (body as ErrorBody).error);
  return body;
}

/** Asks the sandbox's control plane: `POST /users`. */
export async function sandboxAsks<T>({ sandbox }: Pick<Hotline, 'sandbox'>, line: string, body?: object): Promise<T> {
  const [method = 'GET', path = ''] = line.split(' ');
  const answer = await fetch(`${sandbox.url}/__sandbox${path}`, { method, headers: { 'x-sandbox-key': sandbox.key, 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`sandbox ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** A citizen who came in by the mini-program: a code from WeChat, exchanged by the server. */
export async function citizenFrom(hotline: Pick<Hotline, 'url' | 'sandbox'>, user = `u${randomUUID().slice(0, 8)}`): Promise<{ person: Person; user: string }> {
  await sandboxAsks(hotline, 'POST /users', { id: user, nick: '测试市民' });
  const { code } = await sandboxAsks<{ code: string }>(hotline, `POST /users/${user}/wx`, { api: 'login' });
  const { token } = await new Person(hotline.url, {}).call(openMiniProgramSession, { body: { code } });
  return { person: new Person(hotline.url, { authorization: `Bearer ${token}` }), user };
}

/** The log-in of a role in the demo city. */
function demoLoginOf({ logins }: Pick<Hotline, 'logins'>, role: Role) {
  const login = logins.staff.find((account) => account.role === role);
  if (!login) throw new Error(`no ${role}`);
  return login;
}

/** A member of staff of the demo city, logged in. */
export const staffOf = (hotline: Pick<Hotline, 'url' | 'logins'>, role: Role): Promise<Person> => logIn(hotline, demoLoginOf(hotline, role));

/** The same, who logs in when first asked to do something. */
export const staffWhenAsked = (hotline: Pick<Hotline, 'url' | 'logins'>, role: Role): Person => new Person(hotline.url, () => sessionOf(hotline, demoLoginOf(hotline, role)));

interface NewAccount {
  readonly role: Role;
  readonly department: string | null;
}

async function newLogin({ server }: Pick<Hotline, 'server'>, account: NewAccount): Promise<Login> {
  const login = { staffNo: `T${randomUUID().slice(0, 8)}`, password: randomBytes(12).toString('base64url') };
  await server.api.staff.create({ ...login, ...account, name: '测试人员', demo: true });
  return login;
}

/** A member of staff the demo city does not have, logged in. */
export const newStaff = async (hotline: Pick<Hotline, 'url' | 'server'>, account: NewAccount): Promise<Person> => logIn(hotline, await newLogin(hotline, account));

/** The same, made and logged in when first asked to do something. */
export const newStaffWhenAsked = (hotline: Pick<Hotline, 'url' | 'server'>, account: NewAccount): Person => new Person(hotline.url, async () => sessionOf(hotline, await newLogin(hotline, account)));

interface Login {
  readonly staffNo: string;
  readonly password: string;
}

async function sessionOf({ url: base }: Pick<Hotline, 'url'>, { staffNo, password }: Login): Promise<HeaderLines> {
  const { method, url, body } = buildRequest(openStaffSession, { body: { staffNo, password } });
  const answer = await fetch(base + url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  return { cookie, 'x-requested-with': 'hotline' };
}

/** Opens a staff session. */
export const logIn = async (hotline: Pick<Hotline, 'url'>, login: Login): Promise<Person> => new Person(hotline.url, await sessionOf(hotline, login));

/** A complete draft; anything may be changed. */
export async function draft(hotline: Pick<Hotline, 'url'>, changes: Partial<TicketDraft> = {}): Promise<TicketDraft> {
  const { consentVersion } = await new Person(hotline.url, {}).call(getCity, {});
  return {
    idempotencyKey: randomUUID(), requestType: 'complaint', category: null, area: null, address: '小店区坞城街道测试小区3号楼2单元', content: '供暖已经开始一周，家里只有十五度，放过气还是不热，请尽快安排检修。',
    attachments: [], contactName: '测试', contactPhone: '13800000000', consentVersion, ...changes,
  };
}

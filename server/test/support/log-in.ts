import { buildRequest } from '@hotline/shared/contracts/client';
import type { AnyContract, InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { beginTotp, enrolTotp } from '@hotline/shared/contracts/log-in.staff';
import { openStaffSession, type LogInProgress } from '@hotline/shared/contracts/staff.staff';
import type { Role } from '@hotline/shared/vocabulary/role';
import { Secret, TOTP } from 'otpauth';
import type { Hotline } from './hotline';
import { Refusal } from './people';

export const stepMs = 30_000;

/** What an authenticator app shows at an instant; `steps` before or after it. */
export const codeOf = (secret: string, at: number, steps = 0): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at + steps * stepMs });

/** Somebody in front of a browser: cookies are kept from answer to answer. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly hotline: Hotline,
    private readonly agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  ) {}

  /** Calls a route by its contract; throws Refusal. */
  async call<C extends AnyContract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
    const { method, url, body } = buildRequest(contract, input);
    const answer = await this.fetch(url, { method, headers: { 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const read = (await answer.json()) as { error: Refusal['body'] };
    if (!answer.ok) throw new Refusal(answer.status, read.error);
    return read as OutputOf<C>;
  }

  /** Asks for any address, of the hotline unless it is a whole one; redirections are not followed. */
  async fetch(path: string, init: RequestInit & { readonly headers?: Record<string, string> } = {}): Promise<Response> {
    const own = path.startsWith('/');
    const answer = await fetch(own ? this.hotline.url + path : path, { redirect: 'manual', ...init, headers: { ...init.headers, ...(own && { cookie: this.cookieLine(), 'x-requested-with': 'hotline', 'user-agent': this.agent }) } });
    for (const line of own ? answer.headers.getSetCookie() : []) this.keep(line);
    return answer;
  }

  logIn(staffNo: string, password: string): Promise<LogInProgress> {
    return this.call(openStaffSession, { body: { staffNo, password } });
  }

  /** Adds an app for one-time codes; returns its secret and the recovery codes. The clock goes on a step, so that the next code is a new one. */
  async enrolTotp(): Promise<{ secret: string; recoveryCodes: readonly string[]; logIn: LogInProgress }> {
    const { secret } = await this.call(beginTotp, {});
    const { recoveryCodes, logIn } = await this.call(enrolTotp, { body: { oneTimeCode: codeOf(secret, this.hotline.clock.now()) } });
    this.hotline.clock.advance(stepMs);
    return { secret, recoveryCodes, logIn };
  }

  private cookieLine(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

let made = 0;

/** An account as an administrator makes one: its password is a given one. */
export async function newStaff({ server }: Hotline, role: Role = 'operator'): Promise<{ id: string; staffNo: string; password: string }> {
  made += 1;
  const account = { staffNo: `V${1000 + made}`, password: `Given-${made}-by-somebody` };
  const id = await server.api.staff.create({ ...account, name: '测试账号', role, department: null, demo: false });
  return { id, ...account };
}

/** A demo account's number and password, by role. */
export function demoLogin({ logins }: Hotline, role: Role): { staffNo: string; password: string } {
  const login = logins.staff.find((account) => account.role === role);
  if (!login) throw new Error(`no ${role}`);
  return login;
}

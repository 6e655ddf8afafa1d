import { logInByCode, sendLoginCode } from '@hotline/shared/contracts/citizens.citizen';
import { buildRequest } from '@hotline/shared/contracts/client';
import type { AnyContract, InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import type { ErrorBody } from '@hotline/shared/text/errors';
import { Refusal } from './people';
import type { TextProvider } from './text-provider';

/** Somebody with a browser: what the server sets as cookies goes back with the next request. */
export class WebVisitor {
  constructor(
    private readonly url: string,
    private readonly texts: TextProvider,
    private readonly cookies = new Map<string, string>(),
  ) {}

  /** The same browser at another server's address. */
  at(url: string): WebVisitor {
    return new WebVisitor(url, this.texts, this.cookies);
  }

  /** Calls a route by its contract; throws Refusal. */
  async call<C extends AnyContract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
    const { method, url, body } = buildRequest(contract, input);
    return (await this.send(method, url, body)) as OutputOf<C>;
  }

  /** Sends anything; throws Refusal. */
  async send(method: string, url: string, body?: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json', 'x-requested-with': 'hotline', cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') };
    const answer = await fetch(this.url + url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      this.cookies.set(name, value);
    }
    const read = (await answer.json()) as unknown;
    if (!answer.ok) throw new Refusal(answer.status, (read as ErrorBody).error);
    return read;
  }

  ask = (phone: string) => this.call(sendLoginCode, { body: { phone } });
  enter = (phone: string, textCode = this.texts.codeFor(phone)) => this.call(logInByCode, { body: { phone, textCode } });

  /** From nothing to a session. */
  async logIn(phone: string): Promise<this> {
    await this.ask(phone);
    await this.enter(phone);
    return this;
  }
}

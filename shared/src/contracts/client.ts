import type { AnyContract, InputOf } from './contract';

/** A request ready for `fetch` or `Taro.request`. */
export interface BuiltRequest {
  readonly method: AnyContract['method'];
  readonly url: string;
  readonly body: unknown;
}

interface LooseInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** Fills a contract's path and query from typed input; undefined query values are left out. */
export function buildRequest<C extends AnyContract>(contract: C, input: InputOf<C>): BuiltRequest {
  const { params = {}, query = {}, body } = input as LooseInput;
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
  return { method: contract.method, url: search ? `${path}?${search}` : path, body };
}

/** Sent by a desk with what it asks for by itself, while nobody has touched it for a while: a session does not live longer by it. */
export const unattendedHeader = 'x-unattended';

import getRawBody from 'raw-body';
import { ControlError } from '../world/control-error';
import type { Context } from 'koa';
import type { Account, AccountKind } from '../world/account';
import type { User } from '../world/user';
import type { World } from '../world/world';

export type ControlBody = Record<string, unknown>;

/** The JSON object of a control request; an empty body counts as {}. */
export async function readBody(ctx: Context): Promise<ControlBody> {
  const text = await getRawBody(ctx.req, { limit: '20mb', encoding: 'utf8' });
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as ControlBody;
  } catch {
    // Refused below.
  }
  throw new ControlError(400, 'control.body', '请求体应为 JSON 对象');
}

/** A whole number from the query, or the fallback. */
export function queryNumber(ctx: Context, name: string, fallback: number): number {
  const value = Number(new URLSearchParams(ctx.querystring).get(name) ?? fallback);
  return Number.isFinite(value) ? value : fallback;
}

export function requireUser(world: World, id: string): User {
  const user = world.state.users.get(id);
  if (!user) throw new ControlError(404, 'user.unknown', `没有这个用户：${id}`);
  return user;
}

/** The account named by `appid`, or the only (first) one of a kind. */
export function requireAccount(world: World, appid: unknown, kind: AccountKind): Account {
  const account = typeof appid === 'string' ? world.account(appid) : world.accountsOf(kind)[0];
  if (!account) throw new ControlError(404, 'account.unknown', `没有这个账号：${String(appid ?? kind)}`);
  return account;
}


import type { Context } from 'koa';
import type { User } from '../world/user';
import type { World } from '../world/world';

const COOKIE = 'sandbox_user';
/** The pages on which a person is asked who they are. */
const PAGES = ['/connect', '/mp'];
/** How many people a page offers to choose from. */
const LISTED_USERS = 30;

/** Remembers in this browser who the person is; sent to WeChat's own pages only. */
export function rememberUser(ctx: Context, userId: string): void {
  for (const path of PAGES) {
    const cookie = `${COOKIE}=${encodeURIComponent(userId)}; path=${path}; httponly; samesite=lax`;
    ctx.append('Set-Cookie', cookie);
  }
}

/** Who the person at this browser is: named in the address, or remembered. */
export function knownUser(world: World, ctx: Context, query: URLSearchParams): User | undefined {
  const id = query.get('sandbox_user') ?? decodeURIComponent(ctx.cookies.get(COOKIE) ?? '');
  return world.state.users.get(id);
}

/** The people offered on a page; the remembered one is always among them. */
export function listedUsers(world: World, chosen: User | undefined): User[] {
  const users = [...world.state.users.values()].slice(0, LISTED_USERS);
  return chosen && !users.includes(chosen) ? [chosen, ...users] : users;
}

import { issueCode } from '../world/codes';
import type { User } from '../world/user';
import type { World } from '../world/world';
import type { AuthorizeRequest } from './check-authorize';

/** Issues a code for the person and answers the address to return to, with code and state. */
export function grantCode(world: World, request: AuthorizeRequest, user: User): string {
  const { appid, redirectUri, scope, state } = request;
  const code = issueCode(world, { purpose: 'oauth', appid, userId: user.id, scope });
  const target = new URL(redirectUri);
  target.searchParams.set('code', code);
  target.searchParams.set('state', state);
  return target.toString();
}

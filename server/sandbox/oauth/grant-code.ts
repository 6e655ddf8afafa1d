import { issueCode } from '../world/codes';
import type { User } from '../world/user';
import type { World } from '../world/world';
import type { AuthorizeRequest } from './check-authorize';

/**
 * Issues a code for the person and answers the address to return to, with code and state.
 * From a snapshot page the ids behind the code are virtual.
 */
export function grantCode(world: World, request: AuthorizeRequest, person: { user: User; snapshot?: boolean }): string {
  const { appid, redirectUri, scope, state } = request;
  const { user, snapshot = false } = person;
  const code = issueCode(world, { purpose: 'oauth', appid, userId: user.id, scope, snapshot });
  const target = new URL(redirectUri);
  target.searchParams.set('code', code);
  target.searchParams.set('state', state);
  return target.toString();
}

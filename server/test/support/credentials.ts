import { randomUUID } from 'node:crypto';
import { openMiniProgramSession } from '@hotline/shared/contracts/citizens.citizen';
import { openStaffSession } from '@hotline/shared/contracts/staff.staff';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { Hotline } from './hotline';
import { Person, sandboxAsks } from './people';

/** The bare token of a new citizen, to be sent in ways the client never would. */
export async function citizenToken(hotline: Hotline): Promise<string> {
  const user = `u${randomUUID().slice(0, 8)}`;
  await sandboxAsks(hotline, 'POST /users', { id: user, nick: '测试市民' });
  const { code } = await sandboxAsks<{ code: string }>(hotline, `POST /users/${user}/wx`, { api: 'login' });
  return (await new Person(hotline.url, {}).call(openMiniProgramSession, { body: { code } })).token;
}

/** The number and password of the demo account with a role. */
export function loginOf(hotline: Hotline, role: Role): { staffNo: string; password: string } {
  const login = hotline.logins.staff.find((account) => account.role === role);
  if (!login) throw new Error(`no ${role}`);
  return { staffNo: login.staffNo, password: login.password };
}

/** The `name=value` of a staff session's cookie. */
export async function staffCookie(hotline: Hotline, role: Role): Promise<string> {
  const answer = await fetch(hotline.url + openStaffSession.path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(loginOf(hotline, role)) });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

import { activateAccount, createAccount, grantRole, type AccountView } from '@hotline/shared/contracts/accounts.staff';
import { createSeats, grantSeats } from '@hotline/shared/contracts/seats.staff';
import { buildRequest } from '@hotline/shared/contracts/client';
import type { InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { openStaffSession } from '@hotline/shared/contracts/staff.staff';
import { randomBytes } from 'node:crypto';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { Hotline } from './hotline';
import { Person, staffOf } from './people';

/** The three administrators, who share no power. */
export interface Administrators {
  readonly system: Person;
  readonly security: Person;
  readonly auditor: Person;
}

export const administratorsOf = async (hotline: Pick<Hotline, 'url' | 'logins'>): Promise<Administrators> => ({
  system: await staffOf(hotline, 'systemAdmin'), security: await staffOf(hotline, 'securityAdmin'), auditor: await staffOf(hotline, 'auditor'),
});

/** A password that meets the rules, made for one test. */
export const newPassword = (): string => `Qx7#${randomBytes(12).toString('base64url')}`;

/** Somebody who logs in by number and password. */
export async function logIn({ url }: Pick<Hotline, 'url'>, staffNo: string, password: string): Promise<Person> {
  const request = buildRequest(openStaffSession, { body: { staffNo, password } });
  const answer = await fetch(url + request.url, { method: request.method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(request.body) });
  if (!answer.ok) throw new Error(await answer.text());
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  return new Person(url, { cookie, 'x-requested-with': 'hotline' });
}

const nobody = ({ url }: Pick<Hotline, 'url'>): Person => new Person(url, {});

/** Uses a code as its owner does, and logs in. */
export async function activate(hotline: Pick<Hotline, 'url'>, { staffNo, activationCode, name = null }: { readonly staffNo: string; readonly activationCode: string; readonly name?: string | null }): Promise<{ person: Person; password: string }> {
  const password = newPassword();
  await nobody(hotline).call(activateAccount, { body: { activationCode, name, newPassword: password } });
  return { person: await logIn(hotline, staffNo, password), password };
}

/** An account made, granted and activated, each by whom it takes. */
export async function hired(hotline: Pick<Hotline, 'url'>, { system, security }: Administrators, account: { readonly staffNo: string; readonly role: Role; readonly department?: string }): Promise<{ person: Person; password: string; account: AccountView }> {
  const { id } = await system.call(createAccount, { body: { name: '新同事', department: null, ...account } });
  const granted = await security.call(grantRole, { params: { id }, body: { role: account.role, reason: '新入职' } });
  return { ...(await activate(hotline, { staffNo: account.staffNo, activationCode: granted.activationCode ?? '' })), account: granted.account };
}

/** A batch of temporary seats in use. */
export async function openSeats({ system, security }: Administrators, draft: Partial<InputOf<typeof createSeats>['body']>): Promise<OutputOf<typeof createSeats>> {
  const made = await system.call(createSeats, { body: { name: '暴雨应急志愿者', count: 3, lastDay: '2099-12-31', categories: [], areas: [], ...draft } });
  await security.call(grantSeats, { params: { id: made.batch.id } });
  return made;
}

import { closeSession, getMe } from '@hotline/shared/contracts/citizens.citizen';
import { closeStaffSession, getStaffMe, openStaffSession } from '@hotline/shared/contracts/staff.staff';
import { listMyTickets, submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { countTickets, livePath } from '@hotline/shared/contracts/tickets.staff';
import { citizenToken, loginOf, staffCookie } from '../support/credentials';
import { openHotline, type Hotline } from '../support/hotline';
import { draft, Person } from '../support/people';
import { refusalOf, verdictOf } from '../support/refusal';

let hotline: Hotline;
beforeAll(async () => {
  hotline = await openHotline();
});
afterAll(() => hotline?.stop());

const person = (headers: Record<string, string>): Person => new Person(hotline.url, headers);
const lost = '401 session.required';

test.each([['no session', {}], ['an invented token', { authorization: 'Bearer abcdefgh' }], ['an empty token', { authorization: 'Bearer ' }], ['another scheme', { authorization: 'Basic YTpi' }], ['an invented cookie', { cookie: 'hotline-citizen=x; hotline-staff=x', 'x-requested-with': 'hotline' }]])('with %s nothing is answered', async (_, headers) => {
  const nobody = person(headers as Record<string, string>);
  expect(await verdictOf(nobody.call(getMe, {}))).toBe(lost);
  expect(await verdictOf(nobody.call(submitTicket, { body: await draft(hotline) }))).toBe(lost);
  expect(await verdictOf(nobody.call(getStaffMe, {}))).toBe(lost);
  expect(await verdictOf(nobody.send('GET', livePath))).toBe(lost);
});

test('a session that was closed is lost, and the text says that the draft is kept', async () => {
  const authorization = `Bearer ${await citizenToken(hotline)}`;
  await person({ authorization }).call(closeSession, {});
  const { status, body } = await refusalOf(person({ authorization }).call(submitTicket, { body: await draft(hotline) }));
  expect([status, body.code]).toEqual([401, 'session.required']);
  expect(body.message).toContain('仍保存在本机');
});

test("a citizen's session opens no desk, a desk's session no citizen's page", async () => {
  const token = await citizenToken(hotline);
  const cookie = await staffCookie(hotline, 'operator');
  const staffToken = cookie.split('=')[1] ?? '';
  const marked = { 'x-requested-with': 'hotline' };
  const asStaff: readonly Record<string, string>[] = [{ authorization: `Bearer ${token}` }, { cookie: `hotline-staff=${token}`, ...marked }];
  const asCitizen: readonly Record<string, string>[] = [{ authorization: `Bearer ${staffToken}` }, { cookie: `hotline-citizen=${staffToken}`, ...marked }, { cookie, ...marked }];
  for (const headers of asStaff) expect(await verdictOf(person(headers).call(countTickets, {}))).toBe(lost);
  for (const headers of asCitizen) expect(await verdictOf(person(headers).call(listMyTickets, { query: {} }))).toBe(lost);
  expect((await person({ authorization: `Bearer ${token}` }).call(listMyTickets, { query: {} })).items).toEqual([]);
  expect((await person({ cookie, ...marked }).call(countTickets, {})).items).not.toEqual([]);
});

test('a cookie alone may read but not change: a foreign page cannot set the header', async () => {
  const cookie = `hotline-citizen=${await citizenToken(hotline)}`;
  expect((await person({ cookie }).call(getMe, {})).channel).toBe('miniProgram');
  expect(await verdictOf(person({ cookie }).call(submitTicket, { body: await draft(hotline) }))).toBe('403 session.csrf');
  expect(await verdictOf(person({ cookie, 'x-requested-with': 'XMLHttpRequest' }).call(submitTicket, { body: await draft(hotline) }))).toBe('403 session.csrf');
  expect((await person({ cookie, 'x-requested-with': 'hotline' }).call(submitTicket, { body: await draft(hotline) })).ticketNo).toMatch(/^\d{15}$/);
});

test('a staff cookie is out of reach of scripts and other sites; logging out kills every copy', async () => {
  const answer = await fetch(hotline.url + openStaffSession.path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(loginOf(hotline, 'dispatcher')) });
  const line = answer.headers.getSetCookie()[0] ?? '';
  expect(line.toLowerCase()).toMatch(/path=\/; samesite=lax; httponly$/);
  const headers = { cookie: line.split(';')[0] ?? '', 'x-requested-with': 'hotline' };
  await person(headers).call(closeStaffSession, {});
  expect(await verdictOf(person(headers).call(getStaffMe, {}))).toBe(lost);
});

describe('password log-in', () => {
  const attempt = (staffNo: string, password: string) => verdictOf(person({}).call(openStaffSession, { body: { staffNo, password } }));

  test('a wrong password and an unknown account get one and the same answer', async () => {
    const wrong = await refusalOf(person({}).call(openStaffSession, { body: { staffNo: loginOf(hotline, 'analyst').staffNo, password: 'wrong' } }));
    const unknown = await refusalOf(person({}).call(openStaffSession, { body: { staffNo: '99999', password: 'wrong' } }));
    expect({ status: unknown.status, ...unknown.body, requestId: '' }).toEqual({ status: wrong.status, ...wrong.body, requestId: '' });
    expect(wrong.body.code).toBe('login.wrongPassword');
  });

  test('five wrong passwords lock the account for 15 minutes, also against the right one', async () => {
    const { staffNo, password } = loginOf(hotline, 'auditor');
    for (let time = 0; time < 5; time += 1) expect(await attempt(staffNo, 'wrong')).toBe('401 login.wrongPassword');
    const locked = await refusalOf(person({}).call(openStaffSession, { body: { staffNo, password } }));
    expect([locked.status, locked.body.code]).toEqual([429, 'login.locked']);
    expect(locked.body.retryAfter).toBeGreaterThan(14 * 60);
    hotline.clock.advance(15 * 60_000);
    expect((await person({}).call(openStaffSession, { body: { staffNo, password } })).staff?.role).toBe('auditor');
  });

  test('blanks around the number make no other account of it', async () => {
    const { staffNo, password } = loginOf(hotline, 'mediaDesk');
    for (const written of [` ${staffNo}`, `${staffNo} `, `\u3000${staffNo}\t`]) expect((await person({}).call(openStaffSession, { body: { staffNo: written, password } })).staff?.staffNo).toBe(staffNo);
    expect(await attempt('   ', password)).toBe('422 input.invalid');
  });

  test('four wrong ones and a right one start the count anew', async () => {
    const { staffNo, password } = loginOf(hotline, 'editor');
    for (let round = 0; round < 2; round += 1) {
      for (let time = 0; time < 4; time += 1) expect(await attempt(staffNo, 'wrong')).toBe('401 login.wrongPassword');
      expect((await person({}).call(openStaffSession, { body: { staffNo, password } })).staff?.role).toBe('editor');
    }
  });
});

test('a desk left alone for half an hour is locked, one in use stays open until 13 hours are over', async () => {
  const headers = { cookie: await staffCookie(hotline, 'supervisor'), 'x-requested-with': 'hotline' };
  for (let passed = 0; passed < 12 * 60; passed += 29) {
    hotline.clock.advance(29 * 60_000);
    expect((await person(headers).call(getStaffMe, {})).role).toBe('supervisor');
  }
  for (let passed = 0; passed < 60; passed += 29) hotline.clock.advance(29 * 60_000);
  expect(await verdictOf(person(headers).call(getStaffMe, {}))).toBe(lost);
  const idle = { cookie: await staffCookie(hotline, 'supervisor') };
  hotline.clock.advance(30 * 60_000 + 1000);
  expect(await verdictOf(person(idle).call(getStaffMe, {}))).toBe(lost);
});

test('what a desk asks for by itself keeps no session alive', async () => {
  const headers = { cookie: await staffCookie(hotline, 'editor'), 'x-requested-with': 'hotline' };
  const alone = person({ ...headers, 'x-unattended': '1' });
  hotline.clock.advance(20 * 60_000);
  await alone.call(getStaffMe, {});
  hotline.clock.advance(11 * 60_000);
  expect(await verdictOf(alone.call(getStaffMe, {}))).toBe(lost);
});

import { activateAccount, checkActivation, disableAccount, enableAccount, grantRole, listAccounts, resetAccount } from '@hotline/shared/contracts/accounts.staff';
import { createSeats, grantSeats, listSeatBatches, revokeSeats } from '@hotline/shared/contracts/seats.staff';
import { getStaffMe } from '@hotline/shared/contracts/staff.staff';
import { keyOfContact } from '@hotline/shared/contracts/ticket-lists.staff';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { claimNextTicket, countTickets, getTicket, listTickets, revealContact } from '@hotline/shared/contracts/tickets.staff';
import { adviseRegistration, getWorkbench } from '@hotline/shared/contracts/workbench.staff';
import { activate, administratorsOf, logIn, newPassword, openSeats, type Administrators } from '../support/accounts';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { caseIn, gatherCrew } from '../support/journey';
import { citizenFrom, draft, Person } from '../support/people';
import { verdictOf } from '../support/refusal';

describe.each(oneDatabase('mariadb'))('temporary seats on %s', (kind) => {
  let hotline: Hotline;
  let admins: Administrators;
  let nobody: Person;
  beforeAll(async () => {
    hotline = await openHotline(kind);
    admins = await administratorsOf(hotline);
    nobody = new Person(hotline.url, {});
  });
  afterAll(() => hotline?.stop());

  const dayAfter = (days: number): string => new Date(hotline.clock.now() + (days * 24 + 8) * 3600_000).toISOString().slice(0, 10);
  const batchOf = async (id: string) => (await admins.auditor.call(listSeatBatches, {})).items.find((batch) => batch.id === id);

  test('a code works once the batch is granted: the volunteer gives a name and works as an operator', async () => {
    const { batch, codes } = await admins.system.call(createSeats, { body: { name: '防汛志愿者', count: 3, lastDay: dayAfter(10), categories: ['utility.heating'], areas: [] } });
    expect([batch.state, batch.seats, codes.length, new Set(codes.map(({ activationCode }) => activationCode)).size]).toEqual(['ungranted', 3, 3, 3]);
    const [first, second] = codes;
    if (!first || !second) throw new Error('no codes');
    expect(await verdictOf(nobody.call(checkActivation, { body: { activationCode: first.activationCode } }))).toBe('404 activation.invalid');
    expect(await verdictOf(admins.system.call(grantSeats, { params: { id: batch.id } }))).toBe('403 permission.denied');
    expect((await admins.security.call(grantSeats, { params: { id: batch.id } })).state).toBe('active');
    expect(await nobody.call(checkActivation, { body: { activationCode: first.activationCode } })).toEqual({ staffNo: first.staffNo, name: null, role: 'operator', endsAt: batch.endsAt });
    expect(await verdictOf(nobody.call(activateAccount, { body: { activationCode: first.activationCode, name: null, newPassword: newPassword() } }))).toBe('422 input.invalid');
    const { person } = await activate(hotline, { ...first, name: '志愿者甲' });
    expect(await person.call(getStaffMe, {})).toMatchObject({ staffNo: first.staffNo, name: '志愿者甲', role: 'operator' });
    expect(await verdictOf(nobody.call(activateAccount, { body: { activationCode: first.activationCode, name: '别人', newPassword: newPassword() } }))).toBe('404 activation.invalid');
    expect(await batchOf(batch.id)).toMatchObject({ state: 'active', seats: 3, activated: 1, categories: ['utility.heating'] });
    expect((await admins.system.call(listAccounts, { query: { seatBatch: batch.id } })).items.map(({ name, state }) => `${name} ${state}`)).toEqual(['志愿者甲 active', ' inactive', ' inactive']);
    expect((await admins.system.call(listAccounts, { query: { q: first.staffNo } })).items).toEqual([]);
  });

  test('revoking ends all of them at once: those at work, those who come back, and unused codes', async () => {
    const { batch, codes } = await openSeats(admins, { count: 3 });
    const [first, second, third] = codes;
    if (!first || !second || !third) throw new Error('no codes');
    const one = await activate(hotline, { ...first, name: '甲' });
    const two = await activate(hotline, { ...second, name: '乙' });
    expect((await one.person.call(countTickets, {})).items).not.toEqual([]);
    expect(await verdictOf(admins.system.call(revokeSeats, { params: { id: batch.id }, body: { reason: '结束' } }))).toBe('403 permission.denied');
    expect(await admins.security.call(revokeSeats, { params: { id: batch.id }, body: { reason: '汛情解除' } })).toMatchObject({ state: 'revoked', seats: 3, activated: 2 });
    for (const { person } of [one, two]) expect(await verdictOf(person.call(countTickets, {}))).toBe('401 session.required');
    await expect(logIn(hotline, first.staffNo, one.password)).rejects.toThrow('login.wrongPassword');
    expect(await verdictOf(nobody.call(checkActivation, { body: { activationCode: third.activationCode } }))).toBe('404 activation.invalid');
    expect(await verdictOf(admins.security.call(revokeSeats, { params: { id: batch.id }, body: { reason: '再次' } }))).toBe('409 seats.wrongState');
    const [{ id } = { id: '' }] = (await admins.security.call(listAccounts, { query: { seatBatch: batch.id } })).items;
    expect(await verdictOf(admins.security.call(enableAccount, { params: { id }, body: { reason: '想恢复' } }))).toBe('409 account.wrongState');
    expect(await verdictOf(admins.security.call(resetAccount, { params: { id }, body: { reason: '想恢复' } }))).toBe('409 account.wrongState');
  });

  test('whoever created a batch does not put it into use', async () => {
    const { batch } = await admins.system.call(createSeats, { body: { name: '自己批自己', count: 1, lastDay: dayAfter(10), categories: [], areas: [] } });
    // No account passes from one power to the other any more; an older one may have.
    await hotline.server.platform.db.source.query(`UPDATE seat_batch SET createdBy = (SELECT id FROM staff WHERE role = 'securityAdmin' AND demo = 1) WHERE id = '${batch.id}'`);
    expect(await verdictOf(admins.security.call(grantSeats, { params: { id: batch.id } }))).toBe('403 account.own');
    expect((await batchOf(batch.id))?.state).toBe('ungranted');
  });

  test('other batches and other accounts go on', async () => {
    const kept = await openSeats(admins, { name: '留下的', count: 1 });
    const { person } = await activate(hotline, { staffNo: kept.codes[0]?.staffNo ?? '', activationCode: kept.codes[0]?.activationCode ?? '', name: '丙' });
    const { batch } = await openSeats(admins, { name: '撤掉的', count: 1 });
    await admins.security.call(revokeSeats, { params: { id: batch.id }, body: { reason: '结束' } });
    expect((await person.call(getStaffMe, {})).name).toBe('丙');
    const [{ id } = { id: '' }] = (await admins.security.call(listAccounts, { query: { seatBatch: kept.batch.id } })).items;
    expect(await verdictOf(admins.security.call(grantRole, { params: { id }, body: { role: 'dispatcher', reason: '换岗' } }))).toBe('409 account.wrongState');
    const { activationCode } = await admins.security.call(resetAccount, { params: { id }, body: { reason: '忘记密码' } });
    expect((await nobody.call(checkActivation, { body: { activationCode: activationCode ?? '' } })).endsAt).toBe(kept.batch.endsAt);
    await admins.security.call(disableAccount, { params: { id }, body: { reason: '违规' } });
    expect(await verdictOf(nobody.call(checkActivation, { body: { activationCode: activationCode ?? '' } }))).toBe('404 activation.invalid');
  });

  test('a seat sees its part of the queue and nobody’s telephone number', async () => {
    const crew = await gatherCrew(hotline);
    const { id } = await caseIn(crew, 'accepted');
    const seatOf = async (categories: string[]): Promise<Person> => {
      const [code] = (await openSeats(admins, { count: 1, categories })).codes;
      return (await activate(hotline, { staffNo: code?.staffNo ?? '', activationCode: code?.activationCode ?? '', name: '志愿者' })).person;
    };
    const heating = await seatOf(['utility']);
    expect(await heating.call(getTicket, { params: { id } })).toMatchObject({ contactPhoneMasked: expect.stringContaining('*'), contactWay: null });
    expect(await verdictOf(heating.call(revealContact, { params: { id }, body: { reason: '想打电话' } }))).toBe('403 permission.denied');
    const elsewhere = await seatOf(['epidemic']);
    expect(await verdictOf(elsewhere.call(getTicket, { params: { id } }))).toBe('404 ticket.notFound');
    const { person } = await citizenFrom(hotline);
    const waiting = await person.call(submitTicket, { body: await draft(hotline, { category: 'utility.heating' }) });
    const seenBy = async (seat: Person): Promise<boolean[]> => {
      const { items } = await seat.call(listTickets, { query: { desk: 'intake' } });
      const { similar } = await seat.call(adviseRegistration, { body: { content: '供暖已经开始一周，家里只有十五度，放过气还是不热', area: null } });
      const { desks } = await seat.call(getWorkbench, {});
      return [items, similar, desks.flatMap(({ first }) => first ?? [])].map((list) => list.some((ticket) => ticket.id === waiting.id));
    };
    expect([await seenBy(heating), await seenBy(elsewhere)]).toEqual([[true, true, true], [false, false, false]]);
    expect(await verdictOf(elsewhere.call(claimNextTicket, {}))).toBe('409 ticket.noneWaiting');
    expect(await verdictOf(heating.call(keyOfContact, { body: { contactPhone: '13800000000' } }))).toBe('403 permission.denied');
  });

  test('seats end by themselves when their last day is over', async () => {
    expect(await verdictOf(admins.system.call(createSeats, { body: { name: '太晚', count: 1, lastDay: dayAfter(-1), categories: [], areas: [] } }))).toBe('400 seats.dayPassed');
    expect(await verdictOf(admins.system.call(createSeats, { body: { name: '哪里', count: 1, lastDay: dayAfter(1), categories: ['no.such'], areas: [] } }))).toBe('400 ticket.unknownCategory');
    const { batch, codes } = await openSeats(admins, { count: 2, lastDay: dayAfter(0) });
    const [first, second] = codes;
    if (!first || !second) throw new Error('no codes');
    const { person, password } = await activate(hotline, { ...first, name: '丁' });
    hotline.clock.set(batch.endsAt - 10_000);
    const again = await logIn(hotline, first.staffNo, password);
    expect((await again.call(getStaffMe, {})).name).toBe('丁');
    hotline.clock.set(batch.endsAt);
    for (const seat of [person, again]) expect(await verdictOf(seat.call(getStaffMe, {}))).toBe('401 session.required');
    await expect(logIn(hotline, first.staffNo, password)).rejects.toThrow('login.wrongPassword');
    expect(await verdictOf(nobody.call(checkActivation, { body: { activationCode: second.activationCode } }))).toBe('404 activation.invalid');
    admins = await administratorsOf(hotline);
    expect((await batchOf(batch.id))?.state).toBe('ended');
  });
});

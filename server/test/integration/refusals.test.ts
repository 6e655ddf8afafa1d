import { randomUUID } from 'node:crypto';
import { getMyTicket, rateTicket, submitTicket, withdrawTicket } from '@hotline/shared/contracts/tickets.citizen';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { citizenFrom, draft, staffOf, type Person } from '../support/people';
import { refusalOf, verdictOf } from '../support/refusal';
import { countRows } from '../support/rows';

describe.each(oneDatabase('mariadb'))('on %s', (kind) => {
  let hotline: Hotline;
  let owner: Person;
  let stranger: Person;
  let operator: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    [owner, stranger] = [(await citizenFrom(hotline)).person, (await citizenFrom(hotline)).person];
    operator = await staffOf(hotline, 'operator');
  });
  afterAll(() => hotline?.stop());

  const submitted = async (): Promise<string> => (await owner.call(submitTicket, { body: await draft(hotline) })).id;
  const acceptance = { requestType: 'complaint', category: 'epidemic', area: null, urgency: 'normal' } as const;

  test("somebody else's ticket does not exist", async () => {
    const params = { id: await submitted() };
    const before = await countRows(hotline);
    const verdicts = [
      await verdictOf(stranger.call(getMyTicket, { params })),
      await verdictOf(stranger.call(rateTicket, { params, body: { solution: 'solved', satisfaction: 'satisfied', reason: null } })),
      await verdictOf(stranger.call(withdrawTicket, { params, body: { reason: '不需要了' } })),
    ];
    expect(verdicts).toEqual(['404 ticket.notFound', '404 ticket.notFound', '404 ticket.notFound']);
    expect(await countRows(hotline)).toEqual(before);
    expect((await owner.call(getMyTicket, { params })).state).toBe('submitted');
  });

  test("a handler of another department finds nothing either", async () => {
    const handler = await staffOf(hotline, 'handler');
    expect(await verdictOf(handler.call(getTicket, { params: { id: await submitted() } }))).toBe('404 ticket.notFound');
  });

  test('an action the state does not allow is refused with the state', async () => {
    const params = { id: await submitted() };
    const early = await refusalOf(owner.call(rateTicket, { params, body: { solution: 'solved', satisfaction: 'satisfied', reason: null } }));
    expect([early.status, early.body.code, early.body.state]).toEqual([409, 'ticket.wrongState', 'submitted']);
    await owner.call(withdrawTicket, { params, body: { reason: '已经解决' } });
    const again = await refusalOf(owner.call(withdrawTicket, { params, body: { reason: '已经解决' } }));
    expect([again.status, again.body.code, again.body.state]).toEqual([409, 'ticket.wrongState', 'withdrawn']);
  });

  test('an action on a version that is gone is refused and changes nothing', async () => {
    const params = { id: await submitted() };
    const before = await countRows(hotline);
    expect(await verdictOf(operator.call(actionContracts.accept, { params, body: { version: 7, ...acceptance } }))).toBe('409 ticket.versionConflict');
    expect(await countRows(hotline)).toEqual(before);
  });

  test('of five operators accepting at once one succeeds', async () => {
    const params = { id: await submitted() };
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => operator.call(actionContracts.accept, { params, body: { version: 1, ...acceptance } })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await operator.call(getTicket, { params })).timeline.filter(({ action }) => action === 'accept')).toHaveLength(1);
  });

  test('the same draft sent again is the same ticket', async () => {
    const body = await draft(hotline);
    const first = await owner.call(submitTicket, { body });
    const before = await countRows(hotline);
    expect(await owner.call(submitTicket, { body })).toEqual(first);
    expect(await countRows(hotline)).toEqual(before);
  });

  test('the same draft sent five times at once is one ticket', async () => {
    const body = await draft(hotline);
    const { ticket = 0 } = await countRows(hotline);
    const receipts = await Promise.all(Array.from({ length: 5 }, () => owner.call(submitTicket, { body })));
    expect(new Set(receipts.map(({ ticketNo }) => ticketNo)).size).toBe(1);
    expect((await countRows(hotline))['ticket']).toBe(ticket + 1);
  });

  test('a used key with another content is refused', async () => {
    const body = await draft(hotline);
    await owner.call(submitTicket, { body });
    expect(await verdictOf(owner.call(submitTicket, { body: { ...body, content: '另外一件事情，请帮忙处理。' } }))).toBe('409 ticket.keyReused');
  });

  test('a key belongs to one citizen: another may use the same', async () => {
    const idempotencyKey = randomUUID();
    const first = await owner.call(submitTicket, { body: await draft(hotline, { idempotencyKey }) });
    const second = await stranger.call(submitTicket, { body: await draft(hotline, { idempotencyKey }) });
    expect(second.ticketNo).not.toBe(first.ticketNo);
  });
});

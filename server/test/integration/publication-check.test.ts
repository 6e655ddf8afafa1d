import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { getTicket, registerTicket } from '@hotline/shared/contracts/tickets.staff';
import type { Visibility } from '@hotline/shared/vocabulary/visibility';
import { eventually } from '../support/eventually';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { citizenFrom, draft, sandboxAsks, staffOf, type Person } from '../support/people';
import { photo } from '../support/pictures';

const hour = 3600_000;
const story = '小区门口的路灯坏了一个星期，老人晚上出门看不清路，请尽快修理。';

describe.each(oneDatabase('sqlite'))('what may be published, on %s', (kind) => {
  let hotline: Hotline;
  let operator: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    operator = await staffOf(hotline, 'operator');
  });
  afterAll(() => hotline?.stop());

  const submit = async (content: string, { attachments = [], person, visibility = 'public' }: { attachments?: string[]; person?: Person; visibility?: Visibility } = {}): Promise<string> =>
    (await (person ?? (await citizenFrom(hotline)).person).call(submitTicket, { body: await draft(hotline, { content, attachments, visibility }) })).id;
  const look = async (id: string) => (await operator.call(getTicket, { params: { id } })).publicationCheck;
  const settled = (id: string, wanted: string) => eventually(() => look(id), (seen) => seen === wanted);
  const waiting = async (state: string): Promise<number> => {
    const [row] = (await hotline.server.platform.db.source.query(`SELECT COUNT(*) AS n FROM outbox WHERE subscriber = 'publication-check' AND ${state}`)) as [{ n: string | number }];
    return Number(row.n);
  };
  /** Nothing waits to be asked any more. */
  const quiet = () => eventually(() => waiting("state <> 'done'"), (left) => left === 0);
  const fail = (path: string, effect: object, times: number) => sandboxAsks(hotline, 'POST /faults', { match: { dir: 'api', path }, effect, times });

  test.each([['', 'pass'], ['[review]', 'review'], ['[risky]', 'risky']])('a text with “%s” is stored whatever WeChat says: %s', async (word, expected) => {
    const id = await submit(`${story}${word}`);
    await settled(id, expected);
    const ticket = await operator.call(getTicket, { params: { id } });
    expect([ticket.state, ticket.content]).toEqual(['submitted', `${story}${word}`]);
  });

  test('what stands at the end of a long text counts as well', async () => {
    await settled(await submit(`${'路'.repeat(2600)}[risky]`), 'risky');
  });

  test('a ticket with a picture waits for the answer about the picture', async () => {
    const { person } = await citizenFrom(hotline);
    const { id: picture } = await person.upload(await photo('jpeg'), 'a.jpg');
    await settled(await submit(story, { attachments: [picture], person }), 'pass');
  });

  test('somebody long gone from the mini-program is not asked about', async () => {
    const { person } = await citizenFrom(hotline);
    hotline.clock.advance(3 * hour);
    operator = await staffOf(hotline, 'operator');
    const id = await submit(story, { person });
    await quiet();
    expect(await look(id)).toBe('unchecked');
  });

  test.each(['private', 'confidential'] as const)('what is %s is none of WeChat’s business', async (visibility) => {
    const id = await submit(`${story}[risky]`, { visibility });
    await quiet();
    expect(await look(id)).toBe('unchecked');
  });

  test('without the permission nothing is known, and nothing is lost', async () => {
    await fail('/wxa/msg_sec_check', { errcode: 48001 }, 1);
    const id = await submit(story);
    await quiet();
    expect(await look(id)).toBe('unchecked');
    hotline.clock.advance(60_000);
  });

  test('while WeChat is away it is asked again later', async () => {
    await fail('/wxa/msg_sec_check', { http: 502 }, 4);
    const id = await submit(story);
    await eventually(() => waiting(`state = 'pending' AND nextAt > ${hotline.clock.now() + 30_000}`), (parked) => parked === 1);
    expect(await look(id)).toBe('unchecked');
    hotline.clock.advance(61_000);
    await settled(id, 'pass');
  });

  test('a request by telephone has nobody WeChat would answer for', async () => {
    const { contactName, contactPhone, requestType, idempotencyKey } = await draft(hotline);
    const { id } = await operator.call(registerTicket, { body: { idempotencyKey, requestType, urgency: 'normal', category: null, area: null, address: null, content: story, contactName, contactPhone } });
    await quiet();
    expect(await look(id)).toBe('unchecked');
  });
});

import { finishContactRequest, listContactRequests, requestContact } from '@hotline/shared/contracts/contact-requests.staff';
import { getTicket, revealContact } from '@hotline/shared/contracts/tickets.staff';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, member, submitted, type Crew } from '../support/journey';
import { refusalOf, verdictOf } from '../support/refusal';
import { openRelayProvider, type RelayProvider } from '../support/relay-provider';

const until = Date.parse('2030-01-01T00:00:00Z');

let hotline: Hotline;
let crew: Crew;
let provider: RelayProvider;

beforeAll(async () => {
  provider = await openRelayProvider(until);
  hotline = await openHotline('sqlite', provider.settings);
  crew = await gatherCrew(hotline);
});
afterAll(async () => {
  await hotline?.stop();
  await provider?.stop();
});

/** A ticket the heating station has got from the company above it. */
async function delegated(): Promise<string> {
  const { id } = await submitted(crew);
  await act(crew, ['operator', 'accept'], id);
  await act(crew, ['dispatcher', 'dispatch'], id);
  await act(crew, ['handler', 'acknowledge'], id);
  await act(crew, ['handler', 'delegate'], id);
  return id;
}

test('below the lead department a relay number takes the place of the number, and the look is audited', async () => {
  const params = { id: await delegated() };
  const { stationHandler } = crew;
  expect((await stationHandler.call(getTicket, { params })).contactWay).toBe('relay');
  expect((await member(crew, 'handler').call(getTicket, { params })).contactWay).toBe('reveal');
  expect(await verdictOf(stationHandler.call(revealContact, { params, body: { reason: '想打电话' } }))).toBe('403 ticket.leadOnly');
  expect(await stationHandler.call(requestContact, { params })).toEqual({ relay: { number: '95013123456', until } });
  expect(provider.asked).toEqual(['13800000000']);
  expect((await member(crew, 'operator').call(listContactRequests, {})).items).toEqual([]);
  const audited = (await hotline.server.platform.db.source.query("SELECT detail FROM audit_entry WHERE action = 'requestContact'")) as { detail: string }[];
  expect(audited).toEqual([{ detail: '中间号' }]);
  expect(await verdictOf(member(crew, 'operator').call(requestContact, { params }))).toBe('403 permission.denied');
});

test('where no relay number is to be had, one tap asks the hotline, and its answer stands on the ticket', async () => {
  provider.fail();
  const id = await delegated();
  const { stationHandler } = crew;
  expect(await stationHandler.call(requestContact, { params: { id } })).toEqual({ relay: null });
  await stationHandler.call(requestContact, { params: { id } });
  const operator = member(crew, 'operator');
  const { items, waiting } = await operator.call(listContactRequests, {});
  expect([items.length, waiting, items[0]?.ticketId]).toEqual([1, 1, id]);
  expect(JSON.stringify(items)).not.toContain('13800000000');
  const finish = { params: { id: items[0]?.id ?? '' }, body: { outcome: 'reached', note: '诉求人明天上午在家，可以上门。' } } as const;
  await operator.call(finishContactRequest, finish);
  await operator.call(finishContactRequest, finish);
  expect((await operator.call(listContactRequests, {})).items).toEqual([]);
  const notes = (await stationHandler.call(getTicket, { params: { id } })).messages.filter(({ kind }) => kind === 'note').map(({ text }) => text);
  expect(notes).toEqual(['热线代为联系：已联系上。诉求人明天上午在家，可以上门。']);
  expect(await verdictOf(stationHandler.call(listContactRequests, {}))).toBe('403 permission.denied');
});

test('a ticket that is no department’s business is refused with its state', async () => {
  const { id } = await submitted(crew);
  const refused = await refusalOf(member(crew, 'handler').call(requestContact, { params: { id } }));
  expect([refused.status, refused.body.code]).toEqual([404, 'ticket.notFound']);
});

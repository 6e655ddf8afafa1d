import { eraseMe } from '@hotline/shared/contracts/citizens.citizen';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { revealContact } from '@hotline/shared/contracts/tickets.staff';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, member, type Crew } from '../support/journey';
import { citizenFrom, draft, type Person } from '../support/people';

/** Requests that are worked on together, one of whose requesters has their data deleted. */
let hotline: Hotline;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('mariadb');
  crew = await gatherCrew(hotline);
});
afterAll(() => hotline?.stop());

const phoneOf = async (id: string): Promise<string> => (await member(crew, 'operator').call(revealContact, { params: { id }, body: { reason: '核对电话' } })).contactPhone;

async function accepted(contactPhone: string): Promise<{ id: string; person: Person }> {
  const { person } = await citizenFrom(hotline);
  const { id } = await person.call(submitTicket, { body: await draft(hotline, { contactPhone }) });
  await act(crew, ['operator', 'accept'], id);
  return { id, person };
}

/** Until every erasure has been looked at: what is not over yet is looked at again a day later. */
async function workedOff(): Promise<void> {
  const due = () => hotline.server.platform.db.source.query<{ n: number }[]>("SELECT COUNT(*) AS n FROM outbox WHERE topic = 'citizen.erased' AND state = 'pending' AND nextAt <= ?", [hotline.clock.now()]);
  await eventually(due, ([row]) => Number(row?.n) === 0);
}

async function aDayLater(): Promise<void> {
  hotline.clock.advance(25 * 3600_000);
  crew = await gatherCrew(hotline);
  await workedOff();
}

test('a merged request keeps its contact while it may be open again tomorrow, whoever of the two has gone', async () => {
  const [leader, joined] = [await accepted('13811110001'), await accepted('13811110002')];
  await act(crew, ['dispatcher', 'merge', { into: leader.id }], joined.id);
  for (const { person } of [leader, joined]) await person.call(eraseMe, {});
  await workedOff();
  await aDayLater();
  expect([await phoneOf(leader.id), await phoneOf(joined.id)]).toEqual(['13811110001', '13811110002']);

  await act(crew, ['dispatcher', 'unmerge'], joined.id);
  for (const { id } of [leader, joined]) {
    await act(crew, ['operator', 'answerDirectly'], id);
    await act(crew, ['followUpOfficer', 'recordFollowUp'], id);
  }
  await aDayLater();
  expect([await phoneOf(leader.id), await phoneOf(joined.id)]).toEqual(['', '']);
});

test('a request on its way while its requester’s data is deleted is not stored', async () => {
  const { person } = await citizenFrom(hotline);
  await person.call(submitTicket, { body: await draft(hotline, { contactPhone: '13811110008' }) });
  const { source } = hotline.server.platform.db;
  const [{ id: citizenId } = { id: '' }] = await source.query<{ id: string }[]>('SELECT requesterId AS id FROM ticket ORDER BY id DESC LIMIT 1');
  const tickets = async (): Promise<number> => Number((await source.query<{ n: number }[]>('SELECT COUNT(*) AS n FROM ticket WHERE requesterId = ?', [citizenId]))[0]?.n);
  // The deletion has come as far as the citizen and is not over.
  const deletion = source.createQueryRunner();
  await deletion.startTransaction();
  await deletion.query('UPDATE citizen SET erasedAt = ? WHERE id = ?', [hotline.clock.now(), citizenId]);
  const submission = person.call(submitTicket, { body: await draft(hotline, { contactPhone: '13811110009' }) }).then(() => 'stored', (refusal: Error) => refusal.message);
  await eventually(() => source.query<{ n: number }[]>("SELECT COUNT(*) AS n FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'UPDATE%citizen%'"), ([row]) => Number(row?.n) > 0);
  await deletion.commitTransaction();
  await deletion.release();
  expect([await submission, await tickets()]).toEqual(['401 session.required', 1]);
});

import { claimNextTicket, getTicket, listTickets, releaseTicket } from '@hotline/shared/contracts/tickets.staff';
import { listClaimedTickets } from '@hotline/shared/contracts/workbench.staff';
import { openHotline, type Hotline } from '../support/hotline';
import { gatherCrew, member, submitted, type Crew } from '../support/journey';
import { newStaff, type Person } from '../support/people';
import { refusalOf } from '../support/refusal';

/** 领取: of any number of operators who ask at once each ticket gets one. */
const tickets = 20;
const operators = 20;
/** Each session stands for ten operators asking in the same instant: an account costs a password hash. */
const asksEach = 10;

let hotline: Hotline;
let crew: Crew;
let people: Person[];
let ids: string[];

beforeAll(async () => {
  hotline = await openHotline('mariadb');
  crew = await gatherCrew(hotline);
  people = [];
  for (let made = 0; made < operators; made += 1) people.push(await newStaff(hotline, { role: 'operator', department: null }));
  ids = [];
  for (let made = 0; made < tickets; made += 1) ids.push((await submitted(crew)).id);
}, 120_000);
afterAll(() => hotline?.stop());

test('200 ask for the next of 20 at once: each ticket has one owner, everybody else hears that none is left', async () => {
  const asked = people.flatMap((person) => Array.from({ length: asksEach }, () => person));
  const answers = await Promise.all(asked.map((person) => person.call(claimNextTicket, {}).then(({ id }) => id, async (thrown: unknown) => (await refusalOf(Promise.reject(thrown as Error))).body.code)));
  const got = answers.filter((answer) => ids.includes(answer));
  expect([...got].sort()).toEqual([...ids].sort());
  expect(new Set(answers.filter((answer) => !ids.includes(answer)))).toEqual(new Set(['ticket.noneWaiting']));
  const held = await Promise.all(people.map(async (person) => (await person.call(listClaimedTickets, {})).items.map(({ id }) => id)));
  expect(held.flat().sort()).toEqual([...ids].sort());
}, 60_000);

test('what another has taken is not in the pool; given back or left alone for five minutes it is again', async () => {
  const newcomer = member(crew, 'operator');
  const pool = async () => (await newcomer.call(listTickets, { query: { desk: 'intake' } })).items.map(({ id }) => id);
  expect(await pool()).toEqual([]);
  const lists = await Promise.all(people.map(async (person) => ({ person, held: (await person.call(listClaimedTickets, {})).items })));
  const owner = lists.find(({ held }) => held.length > 0);
  const mine = owner?.held[0]?.id ?? '';
  expect((await newcomer.call(getTicket, { params: { id: mine } })).claimedBy).toMatchObject({ name: '测试人员' });
  await owner?.person.call(releaseTicket, { params: { id: mine } });
  expect(await pool()).toEqual([mine]);
  hotline.clock.advance(6 * 60_000);
  await hotline.server.runJob('idle-claims');
  expect((await pool()).sort()).toEqual([...ids].sort());
});

import { supplementTicket } from '@hotline/shared/contracts/tickets.citizen';
import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { launchBrowser, type TestBrowser } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { openHotline, type Hotline } from '../support/hotline';
import { act, citizenSteps, gatherCrew, member, submitted, type Crew } from '../support/journey';
import { Shift } from '../support/shift';

/** Story 12: some are rude. What was said is noted where they do not read it, and what they ask for is done all the same. */
const abuse = '你们这帮废物，再不派人来我就去砸了你们的门！暖气还是十五度。';
const record = '补充说明中有辱骂和威胁，已劝导；反映的室温问题属实，照常办理。';

let hotline: Hotline;
let browser: TestBrowser;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  crew = await gatherCrew(hotline);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

test('abuse is recorded, and the demand is met like any other', async () => {
  const { id, citizen } = await submitted(crew);
  await citizen.call(supplementTicket, { params: { id }, body: { text: abuse } });
  const { ticketNo } = await member(crew, 'operator').call(getTicket, { params: { id } });

  const operator = await Shift.begin(browser, hotline, { role: 'operator' });
  await operator.open('intake', ticketNo);
  await operator.sees('messages', '再不派人来');
  await operator.take('addNote', { text: record });
  await operator.sees('messages', /内部备注.*照常办理/s);
  await operator.take('accept', {}, () => operator.pick('category', '室温'));
  await operator.page.locator('[data-testid="ticket-state"]').filter({ hasText: '待派单' }).waitFor();
  await operator.end();

  await act(crew, ['dispatcher', 'dispatch'], id);
  const handler = await Shift.begin(browser, hotline, { role: 'handler' });
  await handler.open('handling', ticketNo);
  // Who goes to the door must know; the record says what is true of the matter as well.
  await handler.sees('messages', '有辱骂和威胁');
  await handler.take('acknowledge');
  await handler.take('recordContact', { note: '两人上门，约定下午检修' }, () => handler.choose('outcome', '已联系上'));
  await handler.take('submitResolution', { reply: '您好，维修人员已上门更换阀门，室温升至二十度，请您放心。' });
  await handler.end();

  await act(crew, ['supervisor', 'approveResolution'], id);
  const theirs = JSON.stringify(await citizen.send('GET', `/api/citizen/tickets/${id}`));
  expect(theirs).toContain('室温升至二十度');
  expect(theirs).not.toContain('辱骂');
  await citizenSteps.rate(citizen, { id });
  expect(await member(crew, 'operator').call(getTicket, { params: { id } })).toMatchObject({ state: 'closed', rating: { solution: 'solved' } });
  await assertCleanWechat(hotline);
}, 300_000);

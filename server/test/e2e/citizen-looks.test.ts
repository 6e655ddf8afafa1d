import type { Page } from 'playwright-core';
import { decideEntry, enterRequester, listBlocklist } from '@hotline/shared/contracts/blocklist.staff';
import { sendFeedback } from '@hotline/shared/contracts/feedback.citizen';
import { answerFeedback } from '@hotline/shared/contracts/feedback.staff';
import { searchPolicies } from '@hotline/shared/contracts/knowledge';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { uploadEvidence } from '@hotline/shared/contracts/tickets.staff';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { Role } from '@hotline/shared/vocabulary/role';
import { axeFindings } from '../support/axe';
import { launchBrowser, type TestBrowser, type WatchedPage } from '../support/browser';
import { logInAs } from '../support/h5';
import { openHotline, type Hotline } from '../support/hotline';
import { act, citizenSteps, gatherCrew, member } from '../support/journey';
import { fitFaults, lookFaults, promises } from '../support/look-checks';
import { citizenFrom, draft, Person } from '../support/people';
import { citizensStates, show, strangersStates, troubledStates, type PhoneFacts, type PhoneState } from '../support/phone-states';
import { photo } from '../support/pictures';

/**
 * Everything a citizen can have on the phone, in light, dark and large print, at every size WeChat's text can be set to. By
 * `npm run verify:looks` each page in each look; in a test run each in one: half in the large print, a quarter each in light and dark.
 */
const full = process.env['VERIFY_COUNT'] !== undefined;
let hotline: Hotline;
let browser: TestBrowser;
let user: string;
let facts: PhoneFacts;

/** Two phones side by side, so that neither core of the machine waits for the other. */
interface Phone {
  readonly care: boolean;
  readonly watched: WatchedPage;
}
let phones: readonly Phone[];

beforeAll(async () => {
  hotline = await openHotline();
  browser = await launchBrowser();
  await liveAWhile();
  phones = await Promise.all([false, true].map(open));
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

const toHandling = [['operator', 'accept'], ['dispatcher', 'dispatch'], ['handler', 'acknowledge']] as const;

/** One citizen with a ticket of every kind, and a limit to appeal against. */
async function liveAWhile(): Promise<void> {
  const crew = await gatherCrew(hotline);
  const citizen = await citizenFrom(hotline);
  user = citizen.user;
  const made = async (...steps: readonly (readonly [Role, StaffAction])[]): Promise<string> => {
    const { id } = await citizen.person.call(submitTicket, { body: await draft(hotline, { visibility: 'public' }) });
    for (const step of steps) await act(crew, step, id);
    return id;
  };
  const answered = async (): Promise<string> => {
    const id = await made(...toHandling, ['handler', 'recordContact']);
    await member(crew, 'handler').callWithFile(uploadEvidence, { params: { id } }, { bytes: await photo('jpeg'), name: 'valve.jpg' });
    await act(crew, ['handler', 'submitResolution'], id);
    await act(crew, ['supervisor', 'approveResolution'], id);
    return id;
  };
  const { id: opinion } = await citizen.person.call(sendFeedback, { body: { idempotencyKey: 'looked-at-feedback', kind: 'unclear', opinion: '供热政策里的“供热期”是哪几天，没有写清楚。', mayCall: false } });
  await member(crew, 'supervisor').call(answerFeedback, { params: { id: opinion }, body: { answer: '您好，已经在这条政策里写明：11月1日至次年3月31日。' } });
  const closed = await answered();
  await citizenSteps.rate(citizen.person, { id: closed });
  const nextMonth = new Date(hotline.clock.now() + 30 * 24 * 3600_000).toISOString().slice(0, 10);
  await member(crew, 'dutyManager').call(enterRequester, { params: { id: closed }, body: { reason: 'abuse', facts: '多次辱骂话务员。', effect: 'limit', perDay: 3, until: nextMonth } });
  const { items: [entry] } = await member(crew, 'supervisor').call(listBlocklist, { query: { state: 'proposed' } });
  const found = (q: string) => new Person(hotline.url, {}).call(searchPolicies, { query: { q } });
  const [current, old] = await Promise.all([found('暖气不热怎么办'), found('九月份的返并规定还有效吗')]);
  facts = {
    closed, asked: await made(['operator', 'requestInfo']), handling: await made(...toHandling), resolved: await answered(), declined: await made(['operator', 'decline']), submitted: await made(),
    answer: current.items.find(({ expired }) => !expired)?.id ?? '', expired: old.items.find(({ expired }) => expired)?.id ?? '',
  };
  await member(crew, 'supervisor').call(decideEntry, { params: { id: entry?.id ?? '' }, body: { confirmed: true } });
}

/**
 * The sizes of text WeChat knows, as factors: on an iPhone px over the usual 17 (its guide for the elderly), on Android the factors
 * themselves. Nothing is drawn larger than 30 for the main text.
 */
const steps = [...[16, 17, 18, 18.5, 19.5, 20, 21, 22, 23.8, 25.5].map((px) => px / 17), 0.875, 1.125, 1.25, 1.375, 1.625, 1.875, 2.025]
  .map((factor) => Math.min(factor, 30 / 17)).filter((factor, index, all) => all.indexOf(factor) === index).sort((a, b) => a - b);

/** In the large print: the person's own choices of size, as factors on its usual 22. */
const careSteps = [26 / 22, 30 / 22];

/** The largest and the smallest are never left out; of those between each page meets one. */
const stepsFor = (nth: number): readonly number[] => (full ? steps : [steps[0] ?? 1, steps[1 + (nth % (steps.length - 2))] ?? 1, steps.at(-1) ?? 1]);

async function inDark(page: Page, look: () => Promise<string[]>): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('.wx-dark').first().waitFor({ state: 'attached' });
  const dark = await look();
  await page.emulateMedia({ colorScheme: 'light' });
  return dark.map((fault) => `dark: ${fault}`);
}

async function inLightOrDark(page: Page, nth: number): Promise<string[]> {
  const colours = async (): Promise<string[]> => [...(await axeFindings(page)), ...(await lookFaults(page, promises.ordinary))];
  const light = full || nth % 2 === 0 ? await colours() : [];
  const fit = await fitFaults(page, stepsFor(nth));
  const dark = full || nth % 2 === 1 ? await inDark(page, colours) : [];
  return [...light, ...fit, ...dark.filter((fault) => !light.includes(fault.replace('dark: ', '')))];
}

const inLargePrint = async (page: Page): Promise<string[]> => [
  ...(await axeFindings(page)), ...(await lookFaults(page, promises.elder)), ...(await fitFaults(page, careSteps)),
];

async function open(care: boolean): Promise<Phone> {
  const watched = await browser.openPage({ width: 390, height: 844, mobile: true });
  const { page } = watched;
  page.setDefaultTimeout(30_000);
  await show(page, hotline.url, { name: 'home', at: '/pages/home/index', seen: '#home-care' });
  if (care) await page.click('#home-care');
  return { care, watched };
}

async function logIn({ watched: { page } }: Phone): Promise<void> {
  await show(page, hotline.url, { name: 'mine', at: '/pages/mine/index', act: () => page.click('#login'), seen: 'button[value="allow"]' });
  await logInAs(page, user);
  await page.waitForSelector('#log-out');
}

/** States that follow from one another are a row and stay on one phone; every third row, the long way of a request among them, is for the large print. */
function statesFor(care: boolean, states: readonly PhoneState[]): readonly PhoneState[] {
  let row = -1;
  return states.filter(({ at }) => {
    if (at) row += 1;
    return full || (row % 3 === 0) === care;
  });
}

const seen = new Set<string>();

/** Everything wrong with any of the states, so that one run tells all of it. */
async function walk({ care, watched: { page } }: Phone, states: readonly PhoneState[]): Promise<string[]> {
  const found: string[] = [];
  for (const [nth, state] of statesFor(care, states).entries()) {
    await show(page, hotline.url, state);
    const faults = await (care ? inLargePrint(page) : inLightOrDark(page, nth));
    if ((await page.locator('#call-hotline').count()) === 0) faults.push('no call to the hotline');
    found.push(...faults.map((fault) => `${care ? 'large print, ' : ''}${state.name}: ${fault}`));
    seen.add(state.name);
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  return found;
}

const walkAll = async (states: readonly PhoneState[]): Promise<string[]> => (await Promise.all(phones.map((phone) => walk(phone, states)))).flat();

test('what is open to everybody, in light, dark and large print', async () => {
  expect(await walkAll(strangersStates(facts))).toEqual([]);
});

test('what is one’s own, in light, dark and large print', async () => {
  await Promise.all(phones.map(logIn));
  expect(await walkAll([...citizensStates(facts), ...troubledStates])).toEqual([]);
});

test('nothing was left out', () => {
  const all = [...strangersStates(facts), ...citizensStates(facts), ...troubledStates].map(({ name }) => name);
  expect(all.filter((name) => !seen.has(name))).toEqual([]);
});

test('the size of the text is the person’s own choice, up to 30 in large print, and stays chosen', async () => {
  const { page, assertClean } = phones[0]!.watched;
  const size = (): Promise<string> => page.locator('.wx-root:visible').evaluate((root) => getComputedStyle(root).fontSize);
  const mine = { name: 'mine', at: '/pages/mine/index', seen: '#size-largest' };
  await show(page, hotline.url, mine);
  expect(await size()).toBe('17px');
  // With the keyboard, as on the website.
  await page.focus('#size-largest');
  await page.keyboard.press('Enter');
  expect(await size()).toBe('24px');
  await page.click('#care');
  expect(await size()).toBe('30px');
  await show(page, hotline.url, mine);
  expect(await size()).toBe('30px');
  assertClean([/401|404|ERR_FAILED/]);
});

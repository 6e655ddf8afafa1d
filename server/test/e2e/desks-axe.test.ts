import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createQrCode } from '@hotline/shared/contracts/outreach.staff';
import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import type { Role } from '@hotline/shared/vocabulary/role';
import { roles } from '@hotline/shared/vocabulary/role';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import type { Page } from 'playwright-core';
import { axeFindings, type Allowance } from '../support/axe';
import { launchBrowser, type TestBrowser, type WatchedPage } from '../support/browser';
import { clickRail, hook, takeSeat } from '../support/desk-page';
import { emptied, holdAnswers, refused, type HeldAnswers } from '../support/desk-states';
import { newFollower } from '../support/follower';
import { openHotline, type Hotline } from '../support/hotline';
import { act, caseIn, gatherCrew, member, type Crew } from '../support/journey';

/**
 * Every page of the desks, as each role sees it, in its states: nothing serious or critical (WCAG 2.2 AA). By `npm run verify:looks` each
 * page in every state and each form at every desk that has it; in a test run each page as it is and in one state more, each form once.
 */
const full = process.env['VERIFY_COUNT'] !== undefined;
let hotline: Hotline;
let browser: TestBrowser;
let crew: Crew;

/** antd's own markup, at most five. */
const allowed: readonly Allowance[] = [];

const admin = resolve(__dirname, '../../admin/src');

/** The paths of all routes, as the app declares them. */
function routePaths(): string[] {
  const files = readdirSync(admin, { recursive: true }).map(String).filter((file) => /(^|[/-])(app|routes)\.tsx$/.test(file));
  const found = files.flatMap((file) => [...readFileSync(join(admin, file), 'utf8').matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path.replace(/^\//, '')));
  return [...new Set(found)].filter((path) => path !== '' && path !== '*');
}

/** `desks/:desk/:ticketId?` as a pattern of addresses. */
const patternOf = (path: string): RegExp => new RegExp(`^/admin/${path.split('/').map((part) => (part.endsWith('?') ? '(/[^/]+)?' : part.startsWith(':') ? '/[^/]+' : `/${part}`)).join('').slice(1)}$`);

const visited = new Set<string>();

/** What was found since the last test. */
const found: string[] = [];
afterEach(() => expect(found.splice(0)).toEqual([]));

/** Pages in a state that have been read: what several roles share is read once. */
const read = new Set<string>();

const nameOf = (page: Page, state: string): string => `${new URL(page.url()).pathname.replace(/[0-9A-Z]{26}/, ':id')} ${state}`;

/** Waits until a page has what it shows, then reads it. */
async function check(page: Page, state = ''): Promise<void> {
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await checkAsItIs(page, state);
}

async function checkAsItIs(page: Page, state: string): Promise<void> {
  visited.add(new URL(page.url()).pathname);
  const what = nameOf(page, state);
  if (read.has(what)) return;
  read.add(what);
  found.push(...(await axeFindings(page, allowed)).map((finding) => `${what}: ${finding}`));
}

/** Opens every form that can be opened on the ticket, also those under 更多. */
async function checkForms(page: Page): Promise<void> {
  const more = page.locator(`${hook('more-actions')}[aria-expanded="false"]`);
  const buttons = page.locator('.action-bar [data-testid^="action-"]');
  if (await more.isVisible()) await more.click();
  const actions = await buttons.evaluateAll((all) => all.map((button) => button.getAttribute('data-testid')?.slice(7) ?? ''));
  for (const action of actions) {
    if (full ? read.has(nameOf(page, action)) : [...read].some((what) => what.endsWith(` ${action}`))) continue;
    await page.click(hook(`action-${action}`));
    await page.waitForSelector(hook(`form-${action}`));
    await check(page, action);
    await page.click(hook(`action-${action}`));
    await page.locator(hook(`form-${action}`)).waitFor({ state: 'detached' });
  }
}

const states = ['loading', 'failed', 'denied', 'empty'] as const;
type PageState = (typeof states)[number];
let turn = 0;

/** A page of the rail while it loads, when that failed, when it may not be seen, when nothing was found, and at last as it is. */
async function checkStates(page: Page, link: string): Promise<void> {
  turn += 1;
  const wanted: readonly PageState[] = full ? states : states.filter((_, at) => at === turn % states.length);
  await clickRail(page, '/admin/account');
  const answers = await holdAnswers(page);
  await clickRail(page, link);
  if (wanted.includes('loading')) await checkAsItIs(page, 'loading');
  await answers.answer(refused('server.fault'));
  if (wanted.includes('failed')) await check(page, 'failed');
  await checkRetried(page, answers, wanted);
  await answers.stop();
  await clickRail(page, '/admin/account');
  await clickRail(page, link);
  await check(page);
}

/** What failed is asked for again, and then it may not be seen, or nothing is found. */
async function checkRetried(page: Page, answers: HeldAnswers, wanted: readonly PageState[]): Promise<void> {
  const retry = page.getByRole('button', { name: '重新加载' }).first();
  for (const [state, way] of [['denied', refused('permission.denied')], ['empty', emptied]] as const) {
    if (!wanted.includes(state)) continue;
    if (!(await retry.isVisible())) return;
    await answers.answer(way);
    await retry.click();
    await page.getByText(state === 'denied' ? '没有查看权限' : '暂时无法显示').first().waitFor({ state: state === 'denied' ? 'visible' : 'detached' });
    await check(page, state);
  }
}

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  crew = await gatherCrew(hotline);
  for (const state of ['submitted', 'accepted', 'dispatched', 'in_progress', 'in_review', 'resolved', 'closed'] satisfies TicketState[]) await caseIn(crew, state);
  await (await newFollower(hotline)).say('人工');
  await member(crew, 'systemAdmin').call(createQrCode, { body: { name: '政务大厅', purpose: '大厅张贴', area: null, department: null } });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

/** A supervision order of a ticket of its own. */
async function issuedOrder(): Promise<string> {
  const { id } = await caseIn(crew, 'in_progress');
  await act(crew, ['supervisor', 'supervise'], id);
  return (await member(crew, 'supervisor').call(getTicket, { params: { id } })).supervisionOrders[0]?.id ?? '';
}

test('the checker finds what is planted', async () => {
  const { page, close } = await browser.openPage({ width: 800, height: 600 });
  await page.setContent('<html lang="zh-CN"><title>x</title><main><p style="color:#aaa;background:#fff">看不清</p><input><button></button></main>');
  const findings = (await axeFindings(page)).join('\n');
  for (const rule of ['color-contrast', 'label', 'button-name', 'target-size']) expect(findings).toContain(rule);
  expect((await axeFindings(page, [{ rule: 'label', markup: /<input/, component: '', reason: '' }])).join('\n')).not.toContain('label:');
  await close();
});

test('what is allowed stays a handful', () => expect(allowed.length).toBeLessThanOrEqual(5));

test('the page of the log-in, also after a wrong password', async () => {
  const { page, close } = await browser.openPage({ width: 1366, height: 768 });
  await page.goto(`${hotline.url}/admin/login`);
  await page.waitForSelector(hook('confirm-login'));
  await check(page);
  await page.fill(hook('field-staffNo'), '0000');
  await page.fill(hook('field-password'), 'wrong');
  await page.click(hook('confirm-login'));
  await page.waitForSelector(hook('login-fault'));
  await check(page, 'refused');
  await page.goto(`${hotline.url}/admin/activate`);
  await page.waitForSelector(hook('confirm-code'));
  await check(page);
  await close();
});

describe.each(roles.codes)('as %s', (role: Role) => {
  let seat: WatchedPage;
  let page: Page;
  let links: string[];

  beforeAll(async () => {
    seat = await takeSeat(browser, hotline, { role });
    page = seat.page;
    await page.waitForSelector('main');
    links = await page.locator('nav.rail a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  });
  afterAll(() => seat?.close());

  test('where the day begins, and every page of the rail in all its states', async () => {
    await check(page);
    for (const link of links) {
      if (read.has(`${link} `)) continue;
      await checkStates(page, link);
    }
  }, 240_000);

  test('the first ticket of every desk, with each form', async () => {
    for (const link of links.filter((each) => each.includes('/desks/'))) {
      await clickRail(page, link);
      await page.waitForSelector('main .list-scroll .ticket-row, main .state-box-center');
      if ((await page.locator('tr.ticket-row').count()) === 0) continue;
      await page.locator('tr.ticket-row').first().click();
      await page.waitForSelector(hook('ticket'));
      await check(page, 'open');
      await checkForms(page);
    }
  }, 240_000);
});

test('what lies beside the rail: palette, keys, dead ends, an article, a chat, a poster', async () => {
  const operator = await takeSeat(browser, hotline, { role: 'operator' });
  const { page } = operator;
  await page.waitForSelector('.list-bar');
  await page.keyboard.press('Control+k');
  await page.waitForSelector('[role="option"]');
  await check(page, 'palette');
  await page.keyboard.press('Escape');
  await page.locator(hook('palette')).waitFor({ state: 'detached' });
  await page.locator('main').focus();
  await page.keyboard.press('?');
  await page.waitForSelector(hook('key-help'));
  await check(page, 'keys');
  for (const path of ['nowhere', 'account', 'menu', 'desks/handling', 'knowledge?q=供热', 'tickets?ticketNo=20990101', 'desks/all/01ARZ3NDEKTSV4RRFFQ69G5FAV']) {
    await page.goto(`${hotline.url}/admin/${path}`);
    await page.waitForSelector('main');
    await check(page, path);
  }
  await page.goto(`${hotline.url}/admin/knowledge?q=供热`);
  await page.locator('[data-testid^="read-"]').first().click();
  await page.waitForSelector(hook('knowledge-article'));
  await check(page);
  await page.goto(`${hotline.url}/admin/chats`);
  await page.locator(hook('take-next')).click();
  await page.waitForSelector(hook('chat'));
  await check(page);
  await operator.close();
  const administrator = await takeSeat(browser, hotline, { role: 'systemAdmin', path: 'qr-codes' });
  await administrator.page.locator('[data-testid^="qr-"]').first().waitFor();
  const poster = await administrator.page.evaluate(async () => ((await (await fetch('/api/staff/qr-codes')).json()) as { items: { id: string }[] }).items[0]?.id ?? '');
  await administrator.page.goto(`${hotline.url}/admin/posters/${poster}`);
  await administrator.page.waitForSelector(hook('poster'));
  await check(administrator.page);
  await administrator.close();
  const supervisor = await takeSeat(browser, hotline, { role: 'supervisor' });
  await supervisor.page.goto(`${hotline.url}/admin/supervision-orders/${await issuedOrder()}`);
  await supervisor.page.waitForSelector(hook('supervision-order'));
  await check(supervisor.page);
  await supervisor.close();
}, 240_000);

test.each(states)('many pages were read while %s', (state) => expect([...read].filter((what) => what.endsWith(` ${state}`)).length).toBeGreaterThan(full ? 8 : 2));

test('no route of the app was left out', () => {
  const paths = routePaths();
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => ![...visited].some((address) => patternOf(path).test(address)))).toEqual([]);
});

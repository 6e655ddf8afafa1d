import type { Page } from 'playwright-core';
import { getTicket, type StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { Role } from '@hotline/shared/vocabulary/role';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { hook, takeSeat } from '../support/desk-page';
import { eventually } from '../support/eventually';
import { multiply } from '../support/group';
import { openHotline, type Hotline } from '../support/hotline';
import { act, caseIn, citizenSteps, gatherCrew, heating, member, publicReply, submitted, take, type Crew } from '../support/journey';
import { photo } from '../support/pictures';

/** What happens to a ticket between intake and reply, at the desks and by keyboard. */
/** Who has no part in a ticket any more is told 404 when their page says it still has it open. */
const refusedByDesign = [/Failed to load resource.*401/, /404.*\/presence/];

let hotline: Hotline;
let browser: TestBrowser;
let crew: Crew;
const seats = new Map<Role, WatchedPage>();

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  crew = await gatherCrew(hotline);
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

const seen = (id: string): Promise<StaffTicket> => member(crew, 'supervisor').call(getTicket, { params: { id } });
const focused = (page: Page, selector: string) => page.waitForFunction((wanted) => document.activeElement?.closest(wanted) !== null, selector);

/** Somebody of the role opens a ticket. */
async function opens(role: Role, id: string): Promise<Page> {
  const seat = seats.get(role) ?? (await takeSeat(browser, hotline, { role }));
  seats.set(role, seat);
  await seat.page.goto(`${hotline.url}/admin/desks/all/${id}`);
  await seat.page.waitForSelector(hook('ticket'));
  return seat.page;
}

/** Opens a form by the letter of its action and waits for the cursor to be in it. */
async function starts(page: Page, action: StaffAction): Promise<void> {
  const more = page.locator(hook('more-actions'));
  if (!(await page.locator(hook(`action-${action}`)).isVisible())) await more.click();
  const letter = await page.locator(hook(`action-${action}`)).getAttribute('aria-keyshortcuts');
  if (!letter) throw new Error(`${action} has no key`);
  await page.locator(hook('ticket-no')).focus();
  await page.keyboard.press(letter);
  await focused(page, hook(`form-${action}`));
}

async function sends(page: Page, action: StaffAction): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await page.locator(hook(`form-${action}`)).waitFor({ state: 'detached' });
}

/** Chooses from a list by typing what is looked for. */
async function picks(page: Page, field: string, option: string): Promise<void> {
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await page.locator(hook(`field-${field}`)).locator('input').first().focus();
  await page.keyboard.type(option);
  await list.getByText(option).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator(hook(`field-${field}`)).getByText(option).waitFor();
}

const says = (page: Page, section: string, text: string | RegExp) => page.locator(hook(section)).filter({ hasText: text }).waitFor();

test('a department sends a ticket back with its basis; the dispatcher upholds it and another department has it', async () => {
  const { id } = await caseIn(crew, 'dispatched');
  const handler = await opens('handler', id);
  await starts(handler, 'sendBack');
  await handler.keyboard.type('该小区由城乡管理部门直接供热');
  await handler.keyboard.press('Tab');
  await handler.keyboard.type('市供热条例第十二条');
  await sends(handler, 'sendBack');
  await says(handler, 'send-backs', /依据：市供热条例第十二条.*等待审批/s);
  const dispatcher = await opens('dispatcher', id);
  await starts(dispatcher, 'upholdSendBack');
  await picks(dispatcher, 'department', '城乡管理局');
  await dispatcher.locator(hook('field-reason')).focus();
  await dispatcher.keyboard.type('按职责由城乡管理部门负责');
  await sends(dispatcher, 'upholdSendBack');
  await says(dispatcher, 'send-backs', /同意退单/);
  await dispatcher.getByText('此前的承办单位（1）').click();
  expect(await seen(id)).toMatchObject({ state: 'dispatched', department: 'urban-management' });
});

test('more time is asked for and granted, and the requester is told why', async () => {
  const { id, citizen } = await caseIn(crew, 'in_progress');
  const before = (await seen(id)).clocks.find(({ kind }) => kind === 'handle')?.dueAt ?? 0;
  const handler = await opens('handler', id);
  await starts(handler, 'requestExtension');
  await handler.locator(hook('field-workdays')).focus();
  await handler.keyboard.type('2');
  await handler.keyboard.press('Tab');
  await handler.keyboard.type('更换的阀门尚未到货');
  await sends(handler, 'requestExtension');
  await says(handler, 'extensions', /2 个工作日.*等待审批/s);
  const supervisor = await opens('supervisor', id);
  await starts(supervisor, 'grantExtension');
  await supervisor.keyboard.type('更换的阀门需要从外地调运，请您谅解');
  await sends(supervisor, 'grantExtension');
  await says(supervisor, 'extensions', /同意/);
  expect((await seen(id)).clocks.find(({ kind }) => kind === 'handle')?.dueAt).toBeGreaterThan(before);
  expect(JSON.stringify(await citizen.send('GET', `/api/citizen/tickets/${id}`))).toContain('需要从外地调运');
});

test('who helps tells the lead what was done; a note is yellow, has a lock and never reaches the requester', async () => {
  const { id, citizen } = await caseIn(crew, 'accepted');
  await act(crew, ['dispatcher', 'dispatch', { department: 'urban-management', coDepartments: [heating] }], id);
  const handler = await opens('handler', id);
  await says(handler, 'departments', /协办.*待提交意见/s);
  await starts(handler, 'submitCoReply');
  await handler.keyboard.type('供热管网压力正常，问题在楼内立管');
  await sends(handler, 'submitCoReply');
  await says(handler, 'departments', /协办意见.*问题在楼内立管/s);
  await starts(handler, 'addNote');
  await handler.keyboard.type('诉求人上午不便接听');
  await sends(handler, 'addNote');
  const note = handler.locator(`${hook('messages')} .note-text`).filter({ hasText: '诉求人上午不便接听' });
  expect(await note.locator('[aria-label="内部记录"]').count()).toBe(1);
  expect(await note.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(255, 248, 220)');
  const theirs = JSON.stringify(await citizen.send('GET', `/api/citizen/tickets/${id}`));
  expect(theirs).not.toContain('不便接听');
  expect(theirs).not.toContain('楼内立管');
});

test('a supervision order raises the level and has a page for the printer; the timeline is read by kind', async () => {
  const { id } = await caseIn(crew, 'in_progress');
  const supervisor = await opens('supervisor', id);
  await starts(supervisor, 'supervise');
  await supervisor.locator(hook('field-demand')).focus();
  await supervisor.keyboard.type('请于期限内办结并说明情况');
  await sends(supervisor, 'supervise');
  await says(supervisor, 'head-marks', '一级督办');
  const [order] = (await seen(id)).supervisionOrders;
  expect(await supervisor.getByRole('link', { name: `${order?.orderNo}（打印）` }).getAttribute('href')).toBe(`/admin/supervision-orders/${order?.id}`);
  const steps = () => supervisor.locator(`${hook('timeline')} strong`).allInnerTexts();
  await supervisor.locator(hook('timeline-filter')).getByText('联系').click();
  await eventually(steps, (names) => names.join() === '记录联系');
  await supervisor.locator(hook('timeline-filter')).getByText('时限').click();
  await eventually(steps, (names) => names.join() === '督办');
  expect(new URL(supervisor.url()).searchParams.get('timeline')).toBe('time');
});

test('two tickets of one cause are merged, chosen from those that say the same, and parted again', async () => {
  const { id } = await caseIn(crew, 'dispatched');
  const leader = await seen((await submitted(crew)).id);
  const dispatcher = await opens('dispatcher', id);
  await starts(dispatcher, 'merge');
  await dispatcher.locator(hook('field-into')).click();
  await dispatcher.locator('.ant-select-dropdown').getByText(leader.ticketNo).click();
  await dispatcher.locator(hook('field-reason')).focus();
  await dispatcher.keyboard.type('同一小区同一原因');
  await sends(dispatcher, 'merge');
  await says(dispatcher, 'related', leader.ticketNo);
  expect(await dispatcher.locator(hook('ticket-state')).innerText()).toBe('已并单');
  await starts(dispatcher, 'unmerge');
  await dispatcher.keyboard.type('原因不同，单独办理');
  await sends(dispatcher, 'unmerge');
  await dispatcher.locator(hook('ticket-state')).filter({ hasText: '待签收' }).waitFor();
});

test('a request with two matters becomes two tickets', async () => {
  const { id } = await caseIn(crew, 'accepted');
  const dispatcher = await opens('dispatcher', id);
  await starts(dispatcher, 'split');
  await dispatcher.locator(hook('field-content')).nth(1).fill('三号楼前路灯不亮已经一周');
  await dispatcher.locator(hook('field-reason')).fill('反映了两件事');
  await sends(dispatcher, 'split');
  await says(dispatcher, 'related', '三号楼前路灯不亮已经一周');
  expect((await seen(id)).parts.length).toBe(2);
});

test('a request that is not the hotline’s is declined with the way that is open, as the preview showed it', async () => {
  const { id, citizen } = await submitted(crew);
  const operator = await opens('operator', id);
  await starts(operator, 'decline');
  await picks(operator, 'ground', '已进入诉讼');
  await operator.locator(hook('field-explanation')).fill('您好，您反映的事项已由法院受理。');
  await says(operator, 'letter-preview', /法院受理.*12368/s);
  const paragraphs = await operator.locator(`${hook('letter-preview')} .prose`).allInnerTexts();
  await sends(operator, 'decline');
  const { reply } = (await citizen.send('GET', `/api/citizen/tickets/${id}`)) as { reply: { text: string } };
  expect(paragraphs).toEqual(reply.text.split('\n'));
  expect(paragraphs.length).toBe(2);
});

test('on a phone a handler adds pictures, reads the letter the requester will get, and asks for closing', async () => {
  const { id } = await caseIn(crew, 'in_progress');
  const phone = await takeSeat(browser, hotline, { role: 'handler', path: `desks/all/${id}?do=submitResolution`, size: { width: 390, height: 844, mobile: true } });
  const { page } = phone;
  await page.locator(hook('field-reply')).fill('{称呼}您好，阀门已更换。');
  await says(page, 'words-open', '{称呼}');
  await page.locator(hook('field-reply')).fill(publicReply);
  await page.setInputFiles(hook('evidence-file'), [{ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photo('jpeg') }, { name: 'b.png', mimeType: 'image/png', buffer: await photo('png') }]);
  await page.locator(`${hook('evidence')} img`).nth(1).waitFor();
  await noHorizontalOverflow(page);
  await page.click(hook('confirm-submitResolution'));
  await page.locator(hook('form-submitResolution')).waitFor({ state: 'detached' });
  expect(await seen(id)).toMatchObject({ state: 'in_review', evidence: [{}, {}] });
  phone.assertClean(refusedByDesign);
});

test('whatever a desk is offered has its form', async () => {
  const offered: readonly (readonly [Role, Parameters<typeof caseIn>[1]])[] = [['operator', 'submitted'], ['dispatcher', 'accepted'], ['handler', 'in_progress'], ['supervisor', 'in_review'], ['followUpOfficer', 'resolved']];
  for (const [role, state] of offered) {
    const { id } = await caseIn(crew, state);
    const page = await opens(role, id);
    if (await page.locator(hook('more-actions')).isVisible()) await page.click(hook('more-actions'));
    for (const action of (await member(crew, role).call(getTicket, { params: { id } })).actions) {
      await page.click(hook(`action-${action}`));
      await page.locator(hook(`form-${action}`)).getByRole('button', { name: /^确认/ }).waitFor();
    }
  }
}, 120_000);

test('a pause of a second does not carry a day’s end into the next day', async () => {
  const { id, citizen } = await caseIn(crew, 'in_progress');
  await act(crew, ['handler', 'requestInfo'], id);
  hotline.clock.advance(1_500);
  await citizenSteps.supplyInfo(citizen, { id });
  const clock = (await seen(id)).clocks.find(({ kind }) => kind === 'handle');
  expect(clock?.pausedMs).toBeGreaterThan(1_000);
  const handler = await opens('handler', id);
  await handler.locator('.clock-line').filter({ hasText: /办理.*24:00 前/s }).waitFor();
  expect(await handler.locator('.clock-line', { hasText: '00:00 前' }).allInnerTexts()).toEqual([]);
});

test('one reply on its way to a group: the bar says how far it is, moves, and ends by itself', async () => {
  const [leader, model] = [await caseIn(crew, 'resolved'), await submitted(crew)];
  await multiply(hotline, model.id, 1_199);
  const { source } = hotline.server.platform.db;
  // As an interruption leaves it: the leader has its answer, nobody else.
  await source.query("UPDATE ticket SET state = 'merged', mergedInto = ? WHERE id = ? OR idempotencyKey LIKE 'copy-%'", [leader.id, model.id]);
  const operator = await opens('operator', leader.id);
  await says(operator, 'group-progress', '已答复 0 / 1,200 件');
  const bar = operator.getByRole('progressbar', { name: '并单答复进度' });
  expect(await bar.getAttribute('aria-valuenow')).toBe('0');
  const answer = (count: number) => source.query("UPDATE ticket SET state = 'resolved' WHERE id IN (SELECT id FROM ticket WHERE mergedInto = ? AND state = 'merged' LIMIT ?)", [leader.id, count]);
  await answer(900);
  await says(operator, 'group-progress', '已答复 900 / 1,200 件');
  expect(await bar.getAttribute('aria-valuenow')).toBe('75');
  await answer(300);
  await bar.waitFor({ state: 'detached' });
  await says(operator, 'related', '1200 件，随本单一并答复');
});

test('the last word takes two signatures, the second of which reads it beside the request', async () => {
  const { id, citizen } = await caseIn(crew, 'resolved');
  await take(crew.secondSupervisor, id, ['proposeFinalReply', { reply: '最终答复：供热公司已三次上门，室温稳定在二十度。' }]);
  const supervisor = await opens('supervisor', id);
  await says(supervisor, 'final-proposal', '最终答复：供热公司已三次上门');
  await starts(supervisor, 'finalize');
  await sends(supervisor, 'finalize');
  expect(await seen(id)).toMatchObject({ state: 'finalized' });
  await expect(citizenSteps.rate(citizen, { id })).rejects.toThrow();
  for (const seat of seats.values()) seat.assertClean(refusedByDesign);
  await assertCleanWechat(hotline);
});

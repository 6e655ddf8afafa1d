import { listReplyTemplates } from '@hotline/shared/contracts/reply-templates.staff';
import { getTicket, revealContact } from '@hotline/shared/contracts/tickets.staff';
import { roles } from '@hotline/shared/vocabulary/role';
import { activate, administratorsOf, openSeats } from '../support/accounts';
import { launchBrowser, type TestBrowser } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import type { Page } from 'playwright-core';
import { hook } from '../support/desk-page';
import { openHotline, type Hotline } from '../support/hotline';
import { caseIn, gatherCrew, member, publicReply, submitted, type Crew } from '../support/journey';
import { Shift } from '../support/shift';

/** A day of those who do not stand in the way of a ticket: editor, analyst, media desk, auditor; and a volunteer who does for a while. */
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

/** A number in full; a ticket's is longer. */
const phone = /(?<!\d)1[3-9]\d{9}(?!\d)/;

test('the editor: looks up what is known, writes a text for the desks, mends it, withdraws it', async () => {
  const day = await Shift.begin(browser, hotline, { role: 'editor', first: '知识查询' });
  const { page } = day;
  await page.fill(hook('knowledge-query'), '供热');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid^="read-"]').first().click();
  await page.waitForSelector(hook('knowledge-article'));

  await page.click(hook('desk-city-data'));
  await page.click(hook('part-reply-templates'));
  await page.click(hook('add-template'));
  await page.fill(hook('field-title'), '停热告知');
  await page.fill(hook('field-body'), '您好，{工单编号}由{承办单位}办理，预计{恢复时间}恢复供热。');
  await day.sees('template-preview', '由热力公司办理');
  await day.sees('free-words', '{恢复时间}');
  await page.click(hook('save-template'));
  await page.locator(hook('template-list')).getByText('停热告知').click();
  await page.fill(hook('field-body'), '您好，供热管道正在抢修，预计{恢复时间}恢复供热。');
  await page.click(hook('save-template'));
  const offered = async () => (await member(crew, 'operator').call(listReplyTemplates, { query: {} })).items.find(({ title }) => title === '停热告知');
  await day.sees('template-preview', '管道正在抢修');
  await page.waitForFunction(() => document.querySelector('.ant-message')?.textContent?.includes('模板已保存'));
  expect((await offered())?.body).toContain('管道正在抢修');
  await page.click(hook('retire-template'));
  await day.sees('template-list', /停热告知\s*已停用/);
  expect(await offered()).toBeUndefined();
  await day.end();
}, 120_000);

/** Nothing of a ticket is theirs: every page says so, and every answer. */
async function seesNoTicket(page: Page, id: string): Promise<void> {
  for (const path of ['tickets', `desks/all/${id}`, 'register', 'audit']) {
    await page.goto(`${hotline.url}/admin/${path}`);
    await page.getByText('没有查看权限').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(phone);
  }
  const answers = await page.evaluate((ticket) => Promise.all(['tickets?desk=all', 'ticket-list', `tickets/${ticket}`].map(async (path) => (await fetch(`/api/staff/${path}`)).status)), id);
  expect(answers).toEqual([403, 403, 404]);
}

test('the analyst: what people ask and what answers have spared, and no ticket', async () => {
  const { id } = await submitted(crew);
  const day = await Shift.begin(browser, hotline, { role: 'analyst', first: '微查询' });
  const { page } = day;
  await page.click(hook('part-questions'));
  await page.getByRole('region', { name: '热门问题' }).waitFor();
  await page.click(hook('part-deflection'));
  await page.getByRole('region', { name: '诉求前解决' }).getByRole('link', { name: '导出 CSV' }).waitFor();
  await seesNoTicket(page, id);
  await page.click(hook('who'));
  await page.waitForSelector(hook('my-sessions'));
  await day.end([/Failed to load resource.*(403|404)/]);
}, 120_000);

test('the media desk: nothing of theirs is open yet, and nothing of others’ is either', async () => {
  const { id } = await submitted(crew);
  const day = await Shift.begin(browser, hotline, { role: 'mediaDesk', first: '该岗位的工作台尚未开通' });
  const { page } = day;
  await page.getByText(`您的岗位是${roles.labels.mediaDesk}`).waitFor();
  expect(await page.locator('nav.rail a').count()).toBe(0);
  await seesNoTicket(page, id);
  await page.click(hook('who'));
  await page.waitForSelector(hook('my-sessions'));
  await day.end([/Failed to load resource.*(403|404)/]);
}, 120_000);

test('the auditor: who looked at whose number and why, found by person and by deed, and nothing to change', async () => {
  const { id } = await caseIn(crew, 'accepted');
  const { ticketNo } = await member(crew, 'supervisor').call(getTicket, { params: { id } });
  await member(crew, 'operator').call(revealContact, { params: { id }, body: { reason: '核对供热地址' } });
  const [operator] = hotline.logins.staff.filter(({ role }) => role === 'operator');
  const day = await Shift.begin(browser, hotline, { role: 'auditor', first: '审计' });
  const { page } = day;
  const rows = page.locator('[data-testid^="audit-"]');
  await rows.filter({ hasText: `工单${ticketNo}` }).filter({ hasText: '原因：核对供热地址' }).waitFor();
  await page.click(hook('filter-action'));
  await page.keyboard.type('查看个人信息');
  await page.keyboard.press('Enter');
  await page.waitForURL(/action=reveal/);
  await page.waitForFunction((selector) => [...document.querySelectorAll(selector)].every((row) => row.textContent?.includes('查看个人信息')), '[data-testid^="audit-"]');
  await page.goto(`${hotline.url}/admin/audit?staffNo=${operator?.staffNo ?? ''}&action=reveal`);
  await rows.filter({ hasText: operator?.name ?? '' }).first().waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(phone);
  await page.goto(`${hotline.url}/admin/audit?from=2020-01-01&to=2020-01-02`);
  await page.getByText('没有符合条件的审计记录').waitFor();
  await page.click(hook('desk-roles'));
  await page.waitForSelector(hook('role-row-accept'));
  await page.click(hook('desk-staff'));
  await page.locator('[data-testid^="account-"] a').first().click();
  await page.waitForSelector(hook('account'));
  expect(await page.locator(`${hook('account')} button`).count()).toBe(0);
  await day.end();
}, 120_000);

test('a volunteer: takes from the pool, answers, is shown nobody’s number, and is gone when the storm is over', async () => {
  const admins = await administratorsOf(hotline);
  const { codes } = await openSeats(admins, { count: 1 });
  const { staffNo = '', activationCode = '' } = codes[0] ?? {};
  const { password } = await activate(hotline, { staffNo, activationCode, name: '志愿者甲' });
  await submitted(crew);
  const day = await Shift.begin(browser, hotline, { role: 'operator', login: { staffNo, password } });
  const { page } = day;
  await page.click(hook('desk-intake'));
  await page.click(hook('claim-next'));
  await page.waitForSelector(hook('ticket'));
  await page.getByRole('heading', { name: '诉求人', exact: true }).waitFor();
  expect(await page.locator(hook('action-reveal')).count()).toBe(0);
  expect(await page.locator(hook('ticket')).innerText()).not.toMatch(phone);
  await day.take('answerDirectly', { reply: publicReply });
  await day.sees('ticket-state', '待评价');
  await page.click(hook('desk-tickets'));
  await page.waitForSelector(hook('filter-ticketNo'));
  expect(await page.locator(hook('filter-contactPhone')).count()).toBe(0);
  await day.end();
  await assertCleanWechat(hotline);
}, 120_000);

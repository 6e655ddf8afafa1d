import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { decideEntry, enterRequester, listBlocklist } from '@hotline/shared/contracts/blocklist.staff';
import { listTicketPage } from '@hotline/shared/contracts/ticket-lists.staff';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { importColumns } from '@hotline/shared/contracts/ticket-import.staff';
import { toCsv } from '@hotline/shared/text/csv';
import type { Role } from '@hotline/shared/vocabulary/role';
import { axeFindings } from '../support/axe';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { hook, takeSeat } from '../support/desk-page';
import { newFollower, talk } from '../support/follower';
import { logInAs } from '../support/h5';
import { openHotline, type Hotline } from '../support/hotline';
import { citizenFrom, draft, staffOf } from '../support/people';

/** Two pages of 系统 in real Chromium: somebody goes on the list and off it again, and a former system's tickets come in. */
let hotline: Hotline;
let browser: TestBrowser;
const opened: WatchedPage[] = [];

beforeAll(async () => {
  hotline = await openHotline();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

async function seat(role: Role, path: string): Promise<Page> {
  const watched = await takeSeat(browser, hotline, { role, path });
  opened.push(watched);
  return watched.page;
}

/** What a person who cannot see or hold a mouse would stumble over, and what sticks out. */
async function sound(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity));
  expect(await axeFindings(page)).toEqual([]);
  await noHorizontalOverflow(page);
}

const nextMonth = (): string => new Date(hotline.clock.now() + 30 * 24 * 3600_000).toISOString().slice(0, 10);

test('abuse is noted on a ticket, a duty manager proposes, a supervisor confirms and later lifts', async () => {
  const { person } = await citizenFrom(hotline);
  const { id, ticketNo } = await person.call(submitTicket, { body: await draft(hotline) });

  const operator = await seat('operator', `desks/all/${id}`);
  await operator.click(hook('open-abuse'));
  await operator.getByText('威胁', { exact: true }).click();
  await operator.fill(hook('field-note'), '通话中威胁话务员。');
  await sound(operator);
  await operator.click(hook('confirm-abuse'));
  await operator.getByText('记录威胁：通话中威胁话务员。').waitFor();

  const manager = await seat('dutyManager', `desks/all/${id}`);
  await manager.getByText('提请列入不良使用名单').click();
  await manager.getByText(`列入对象：工单 ${ticketNo} 的诉求人`).waitFor();
  await manager.click(hook('confirm-enter'));
  await manager.getByText('事实说明不能为空').waitFor();
  await manager.getByText('限频', { exact: true }).click();
  await manager.fill(hook('field-perDay'), '2');
  await manager.fill(hook('field-until'), nextMonth());
  await manager.locator(hook('field-reason')).getByText('辱骂', { exact: true }).click();
  await manager.fill(hook('field-facts'), '多次在通话中威胁话务员，有录音。');
  await sound(manager);
  await manager.click(hook('confirm-enter'));
  await manager.getByRole('link', { name: `工单 ${ticketNo} 的诉求人` }).click();
  // Nobody confirms their own proposal.
  await manager.waitForSelector(hook('entry-lift'));
  expect(await manager.locator(hook('entry-confirm')).count()).toBe(0);

  const supervisor = await seat('supervisor', 'blocklist?state=proposed');
  await supervisor.getByRole('link', { name: `工单 ${ticketNo} 的诉求人` }).click();
  await sound(supervisor);
  await supervisor.click(hook('entry-confirm'));
  // It is no proposal any more: the filter in the address leaves it out.
  await supervisor.getByText('没有符合条件的名单记录').waitFor();
  await operator.reload();
  await operator.getByText('不良使用名单：辱骂，限频').waitFor();

  await supervisor.goto(`${hotline.url}/admin/blocklist?state=active`);
  await supervisor.getByRole('link', { name: `工单 ${ticketNo} 的诉求人` }).click();
  await supervisor.click(hook('entry-lift'));
  await supervisor.fill(hook('field-reason'), '已当面道歉');
  await supervisor.click(hook('confirm-lift'));
  await supervisor.getByText('没有符合条件的名单记录').waitFor();
});

test('whom a limit holds sees it on the phone, with reason, end and the way to appeal', async () => {
  const { user, say } = await newFollower(hotline);
  const ticketNo = /\d{15}/.exec(await talk({ say }, '我要投诉', '供暖一周了，家里只有十四度，请尽快来看看。', '好了', '跳过', '13800001234', '1'))?.[0] ?? '';
  const [manager, supervisor] = [await staffOf(hotline, 'dutyManager'), await staffOf(hotline, 'supervisor')];
  const { items: [ticket] } = await manager.call(listTicketPage, { query: { ticketNo } });
  await manager.call(enterRequester, { params: { id: ticket?.id ?? '' }, body: { reason: 'abuse', facts: '多次辱骂话务员。', effect: 'limit', perDay: 3, until: nextMonth() } });
  const { items: [entry] } = await supervisor.call(listBlocklist, { query: { state: 'proposed' } });
  await supervisor.call(decideEntry, { params: { id: entry?.id ?? '' }, body: { confirmed: true } });

  const phone = await browser.openPage({ width: 390, height: 844, mobile: true });
  opened.push(phone);
  const { page } = phone;
  await page.goto(`${hotline.url}/h5/#/pages/mine/index`);
  await page.click('#login');
  await logInAs(page, user);
  await page.getByText('线上每天最多提交 3 件，电话 12345 不受限制').waitFor();
  await page.getByText(/原因：辱骂。.*24:00 自动解除。/).waitFor();
  await page.click('#appeal');
  await page.click('#appeal-confirm');
  await page.getByText('请填写申诉的理由').waitFor();
  await page.fill('#appeal-text textarea', '那天是家里老人误拨，请核对录音。');
  await noHorizontalOverflow(page);
  expect(await axeFindings(page)).toEqual([]);
  await page.click('#appeal-confirm');
  await page.getByText('申诉已收到，正在处理').waitFor();
});

test('a former system’s file is looked through, taken over and found by its old number', async () => {
  const good = { oldNumber: 'GD-0001', channel: '网站', requestType: '投诉', content: '小区北门路灯不亮已经一周。', receivedAt: '2025-03-02 14:05', reply: '您好，路灯已修复。', closedAt: '2025-03-04 09:30' };
  const rows = [good, { ...good, oldNumber: 'GD-0002', reply: '' }].map((cells: Record<string, string>) => Object.keys(importColumns).map((column) => cells[column] ?? ''));
  const admin = await seat('systemAdmin', 'ticket-import');
  await admin.getByText('还没有导入过历史工单').waitFor();
  await sound(admin);
  await admin.fill(hook('import-source'), '原市长热线');
  await admin.setInputFiles(hook('import-file'), { name: '历史工单.csv', mimeType: 'text/csv', buffer: Buffer.from(toCsv([Object.values(importColumns), ...rows])) });
  await admin.click(hook('check-import'));
  await admin.click(hook('show-faults'));
  await admin.getByRole('cell', { name: '答复内容' }).waitFor();
  await sound(admin);
  await admin.getByText('导入 1 件').click();
  await admin.waitForSelector(hook('import-result'));
  const downloading = admin.waitForEvent('download');
  await admin.click(hook('import-result'));
  expect(await readFile(await (await downloading).path(), 'utf8')).toMatch(/"2","GD-0001","已导入","\d{15}"/);

  const operator = await seat('operator', 'tickets');
  await operator.fill(hook('filter-oldNumber'), 'GD-0001');
  await operator.press(hook('filter-oldNumber'), 'Enter');
  await operator.getByText('小区北门路灯不亮已经一周。').waitFor();
  expect(new URL(operator.url()).searchParams.get('oldNumber')).toBe('GD-0001');
});

test('and every page was clean', () => {
  for (const page of opened) page.assertClean();
});

import type { Role } from '@hotline/shared/vocabulary/role';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/axe';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { hook as id, takeSeat } from '../support/desk-page';
import { openHotline, type Hotline } from '../support/hotline';

/** An administrator's day with the city's data in real Chromium; somebody who may only look sees no way to change it. */
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

async function desk(role: Role, part: string): Promise<Page> {
  const watched = await takeSeat(browser, hotline, { role, path: `city-data/${part}` });
  opened.push(watched);
  return watched.page;
}

/** Fits its width, and nothing serious or critical for those who read it otherwise. */
async function wellMade(page: Page): Promise<void> {
  await noHorizontalOverflow(page);
  expect(await axeFindings(page)).toEqual([]);
}

const confirm = (page: Page): Promise<void> => page.click('.ant-popconfirm:visible .ant-btn-primary');

test('rules are changed in the hotline’s words, compared, and published as the next version', async () => {
  const page = await desk('systemAdmin', 'rules');
  await page.fill(id('figure-supervision-second'), '1');
  await page.click(id('review-rules'));
  await page.getByText('二级督办应晚于前一级').waitFor();
  await page.fill(id('figure-supervision-second'), '7');
  await page.fill(id('limit-clocks-accept-normal'), '3');
  await page.click(id('add-word'));
  await page.fill(id('word-6'), '冒烟');
  await page.click(id('review-rules'));
  const changes = page.locator(`.ant-modal ${id('rule-changes')} tbody tr`);
  await changes.first().waitFor();
  await wellMade(page);
  expect(await changes.allInnerTexts()).toEqual(['受理时限 · 普通\t2 小时\t3 小时', '二级督办\t超期 5 个工作日\t超期 7 个工作日', '紧急词“冒烟”\t（无）\t急']);
  await page.fill(id('field-note'), '督办会议决定');
  await page.click(id('publish-rules'));
  await page.waitForFunction(() => document.querySelector('[data-testid="rule-versions"]')?.textContent?.includes('第2版'));
  expect(await page.locator(`${id('rule-versions')} > li`).first().innerText()).toContain('现行');
  expect((await hotline.server.api.rules.inForce()).rules).toMatchObject({ supervision: { second: 7 }, clocks: { accept: { normal: { ms: 3 * 3_600_000 } } } });
  await wellMade(page);
});

test('a department is found, renamed and, once no rule points to it, retired', async () => {
  const page = await desk('systemAdmin', 'departments');
  await page.click(id('add-node'));
  await page.fill(id('field-code'), 'test-station');
  await page.fill(id('field-name'), '供热测试站');
  await page.click(id('save-node'));
  await page.fill(`${id('tree-search')} input`, '供热测试');
  await page.click(id('node-test-station'));
  await page.fill(id('field-name'), '供热服务站');
  await page.click(id('save-node'));
  await page.fill(`${id('tree-search')} input`, '供热服务');
  await page.click(id('retire-node'));
  await confirm(page);
  await page.waitForFunction(() => document.querySelector('[data-testid="node-test-station"]')?.textContent?.includes('已停用'));
  await page.fill(`${id('tree-search')} input`, '');
  await page.click(id('node-heating-company'));
  await page.click(id('retire-node'));
  await confirm(page);
  await page.locator(id('action-fault')).waitFor();
  await wellMade(page);
});

test('a dispatch rule is found and ended', async () => {
  const page = await desk('systemAdmin', 'categories');
  await page.click(`${id('tree-list')} button`);
  await wellMade(page);
  await page.click(id('part-directory'));
  await page.click(id('add-dispatch-rule'));
  await wellMade(page);
  const rows = page.locator(`${id('directory')} tbody tr`);
  await rows.first().waitFor();
  const before = await rows.count();
  await rows.first().getByRole('button', { name: /^结束规则/ }).click();
  await confirm(page);
  await page.waitForFunction((count) => document.querySelectorAll('[data-testid="directory"] tbody tr').length === count - 1, before);
  await wellMade(page);
});

const notice = `元旦：1月1日至3日放假。
春节：2月5日至11日放假调休。
清明节：4月3日至5日放假。
劳动节：5月1日至5日放假调休。
端午节：6月9日放假。
国庆节：10月1日至7日放假调休。`;

test('next year is pasted, completed by a tap, and published', async () => {
  const page = await desk('systemAdmin', 'calendar');
  await page.click(id('next-year'));
  await page.fill(id('calendar-notice'), notice);
  await page.click(id('read-notice'));
  await page.getByText('缺少法定假日：中秋节').waitFor();
  await page.click('.tap-name');
  await page.getByTitle('中秋节', { exact: true }).click();
  await page.click(id('day-2027-09-15'));
  await page.getByText('已通过核对').waitFor();
  await wellMade(page);
  await page.fill(id('field-reason'), '放假安排已公布');
  await page.click(id('publish-calendar'));
  await page.waitForSelector(id('next-year'));
  expect(await hotline.server.api.calendar.publishedThrough()).toBe(2027);
  await wellMade(page);
});

test('an editor writes a template and sees it filled in; of the rest an editor may only read', async () => {
  const page = await desk('editor', 'reply-templates');
  await page.click(id('add-template'));
  await page.fill(id('field-title'), '停热告知');
  await page.fill(id('field-body'), '您好，{工单编号}由{承办单位}办理，预计{恢复时间}恢复。');
  await page.getByText('由热力公司办理').waitFor();
  expect(await page.innerText(id('free-words'))).toContain('{恢复时间}');
  await page.click(id('save-template'));
  await wellMade(page);
  await page.locator(id('template-list')).getByText('停热告知').waitFor();
  await page.click(id('part-departments'));
  await page.click(id('node-heating-company'));
  expect(await page.locator(`${id('add-node')}, ${id('save-node')}, ${id('retire-node')}`).count()).toBe(0);
  expect(await page.isDisabled(id('field-name'))).toBe(true);
});

test('an announcement is written, everybody reads it, and it is withdrawn', async () => {
  const page = await desk('systemAdmin', 'announcements');
  await page.click(id('add-announcement'));
  await page.fill(id('field-title'), '寒潮蓝色预警');
  await page.fill(id('field-body'), '明起降温，请检查门窗和水管。');
  await wellMade(page);
  await page.click(id('save-announcement'));
  await page.locator(id('announcement-list')).getByText('寒潮蓝色预警').click();
  expect(await (await fetch(`${hotline.url}/notices/`)).text()).toContain('寒潮蓝色预警');
  await page.click(id('withdraw-announcement'));
  await page.locator(id('announcement-list')).getByText('已撤下').waitFor();
  expect(await (await fetch(`${hotline.url}/notices/`)).text()).not.toContain('寒潮蓝色预警');
  await wellMade(page);
});

test('the pages are clean on the way', () => {
  for (const watched of opened) watched.assertClean([/409/, /Failed to load resource/]);
});

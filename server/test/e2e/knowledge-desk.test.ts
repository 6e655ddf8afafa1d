import { randomBytes, randomUUID } from 'node:crypto';
import { searchPolicies } from '@hotline/shared/contracts/knowledge';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/axe';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { hook as id, takeSeat } from '../support/desk-page';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { Person } from '../support/people';

/** An editor's day in real Chromium: write, have it reviewed, publish, be found by a citizen, take it back. */
let hotline: Hotline;
let browser: TestBrowser;
const opened: WatchedPage[] = [];
const second = { staffNo: `T${randomUUID().slice(0, 8)}`, password: randomBytes(12).toString('base64url'), name: '周编辑', role: 'editor' as const };

beforeAll(async () => {
  hotline = await openHotline();
  await hotline.server.api.staff.create({ ...second, department: null, demo: true });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

const desk = async (logins: Pick<Hotline, 'url' | 'logins'>, path: string): Promise<Page> => {
  const watched = await takeSeat(browser, logins, { role: 'editor', path: `knowledge-desk/${path}` });
  opened.push(watched);
  return watched.page;
};

async function wellMade(page: Page): Promise<void> {
  await noHorizontalOverflow(page);
  expect(await axeFindings(page)).toEqual([]);
}

const found = async (q: string): Promise<string[]> => (await new Person(hotline.url, {}).call(searchPolicies, { query: { q } })).items.filter(({ expired }) => !expired).map(({ title }) => title);

/** Chooses what a tree offers under a name typed into it. */
async function choose(page: Page, field: string, name: string): Promise<void> {
  await page.click(id(field));
  await page.keyboard.type(name);
  await page.locator('.ant-select-tree-treenode:visible', { hasText: name }).last().click();
}

const title = '地铁早晚高峰加开列车';
let author: Page;
let reviewer: Page;
let address: string;

test('an editor writes a policy beside what citizens will see of it, and hands it over', async () => {
  author = await desk(hotline, 'items');
  await author.click(id('add-item'));
  await author.fill(id('field-title'), title);
  await author.fill(id('field-body'), '早高峰七点到九点，每三分钟一班。');
  await author.fill(id('field-notes'), '只供话务员参考');
  await author.fill(id('field-source'), '《轨道交通运行公告》');
  await author.fill(id('field-documentNo'), '并轨〔2026〕7号');
  await choose(author, 'field-department', '太原市热力集团');
  const preview = author.locator(id('citizen-preview'));
  await author.waitForFunction((hook) => document.querySelector(hook)?.textContent?.includes('每三分钟一班'), id('citizen-preview'));
  expect(await preview.innerText()).not.toContain('只供话务员参考');
  await wellMade(author);
  await author.click(id('save-draft'));
  await author.waitForSelector(id('knowledge-record'));
  address = new URL(author.url()).pathname.replace('/admin/knowledge-desk/', '');
  await author.fill(id('field-note'), '新增');
  await author.click(id('submit-draft'));
  await author.waitForSelector(id('review-waits'));
  expect(await author.locator(id('approve-draft')).count()).toBe(0);
  expect(await found(title)).not.toContain(title);
});

test('a second editor publishes it, and a citizen finds it within a second or two', async () => {
  reviewer = await desk({ url: hotline.url, logins: { staff: [second] } }, address);
  await reviewer.waitForSelector(id('draft-review'));
  await wellMade(reviewer);
  await reviewer.click(id('approve-draft'));
  await reviewer.waitForSelector(id('versions'));
  await eventually(() => found('地铁高峰多久一班'), (titles) => titles.includes(title), 2000);
  const page = await browser.openPage({ width: 390, height: 844, mobile: true });
  await page.page.goto(`${hotline.url}/policies/${address.replace('items/', '')}`);
  expect(await page.page.locator('article').innerText()).toContain('每三分钟一班');
  await wellMade(page.page);
  await page.page.goto(`${hotline.url}/policies/`);
  await wellMade(page.page);
  page.assertClean();
  await page.close();
});

test('the next version is compared with the last, published, and taken back for everybody', async () => {
  await author.reload();
  await author.click(id('edit-item'));
  await author.fill(id('field-body'), '早高峰七点到九点，每十分钟一班。');
  await author.fill(id('field-note'), '班次调整');
  await author.click(id('submit-draft'));
  await author.waitForSelector(id('review-waits'));
  await reviewer.reload();
  const difference = reviewer.locator(id('text-diff'));
  await difference.first().waitFor();
  expect([await difference.locator('.prose ins').allInnerTexts(), await difference.locator('.prose del').allInnerTexts()]).toEqual([['每十分钟一班。'], ['每三分钟一班。']]);
  await reviewer.click(id('approve-draft'));
  const read = async (): Promise<string> => (await fetch(`${hotline.url}/policies/${address.replace('items/', '')}`)).text();
  await eventually(read, (html) => html.includes('每十分钟一班'), 2000);
  await author.reload();
  await author.click(id('compare-1'));
  await author.fill(id('field-restoreReason'), '公告有误');
  await wellMade(author);
  await author.click(id('confirm-restore'));
  await eventually(read, (html) => html.includes('每三分钟一班') && html.includes('第3版'), 2000);
  await author.getByText('恢复第 1 版：公告有误').waitFor();
});

test('synonyms, a district’s telephones and an import have their pages', async () => {
  await author.goto(`${hotline.url}/admin/knowledge-desk/synonyms`);
  await author.fill(id('new-synonyms'), '绿皮本＝居住证明');
  await author.click(id('add-synonyms'));
  await author.waitForSelector(id('synonym-绿皮本'));
  await wellMade(author);
  await author.goto(`${hotline.url}/admin/knowledge-desk/telephones`);
  await author.locator(`${id('telephone-areas')} button`).first().click();
  await author.fill(id('telephone-number-0'), '0351-7654321');
  await author.click(id('save-telephones'));
  await author.getByText('的电话已保存').waitFor();
  await wellMade(author);
  await author.goto(`${hotline.url}/admin/knowledge-desk/imports`);
  await author.setInputFiles(id('import-file'), { name: '坏行.csv', mimeType: 'text/csv', buffer: Buffer.from('类型,标题,正文\r\n政策,只有标题,\r\n') });
  await author.locator('[data-testid^="faults-"]').first().click();
  expect(await author.locator(`${id('import-faults')} tbody`).innerText()).toContain('正文不能为空');
  await wellMade(author);
});

test('nothing went wrong on the pages meanwhile', () => opened.forEach((watched) => watched.assertClean([/409/])));

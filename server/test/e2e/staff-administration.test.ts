import type { Page } from 'playwright-core';
import type { Role } from '@hotline/shared/vocabulary/role';
import { newPassword } from '../support/accounts';
import { axeFindings } from '../support/axe';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { hook, takeSeat } from '../support/desk-page';
import { openHotline, type Hotline } from '../support/hotline';

/** The three administrators' day in real Chromium: a colleague and a batch of volunteers come, work, and go. */
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

async function phone(path: string): Promise<Page> {
  const watched = await browser.openPage({ width: 390, height: 844, mobile: true });
  opened.push(watched);
  await watched.page.goto(`${hotline.url}/admin/${path}`);
  return watched.page;
}

/** What a person who cannot see or hold a mouse would stumble over, and what sticks out. */
async function sound(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity));
  expect(await axeFindings(page)).toEqual([]);
  await noHorizontalOverflow(page);
}

/** Chooses in one of antd's selects by typing. */
async function choose(page: Page, field: string, words: string): Promise<void> {
  await page.click(hook(field));
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

async function activate(page: Page, { code, name, password }: { readonly code: string; readonly name?: string; readonly password: string }): Promise<string> {
  await page.fill(hook('field-activationCode'), code);
  await sound(page);
  await page.click(hook('confirm-code'));
  const staffNo = await page.innerText(hook('activated-number'));
  if (name) await page.fill(hook('field-name'), name);
  await page.fill(hook('field-newPassword'), 'short');
  await page.fill(hook('field-repeated'), 'other');
  await page.click(hook('confirm-activation'));
  await page.getByText('新密码至少12位').waitFor();
  await page.getByText('两次输入的密码不一致').waitFor();
  await sound(page);
  await page.fill(hook('field-newPassword'), password);
  await page.fill(hook('field-repeated'), password);
  await page.click(hook('confirm-activation'));
  await page.click(hook('to-login'));
  await page.fill(hook('field-staffNo'), staffNo);
  await page.fill(hook('field-password'), password);
  await page.click(hook('confirm-login'));
  await page.waitForSelector(hook('logout'));
  return staffNo;
}

test('a colleague: made by one administrator, granted by another, activated on a phone, disabled', async () => {
  const system = await seat('systemAdmin', 'staff');
  await system.waitForSelector(hook('account-1001'));
  await sound(system);
  await system.click(hook('open-create'));
  await system.fill(hook('field-staffNo'), '6001');
  await system.fill(hook('field-name'), '新来的同事');
  await choose(system, 'field-role', '话务员');
  await sound(system);
  await system.click(hook('confirm-account'));
  await system.waitForSelector(`${hook('account')} >> text=待授权`);

  const security = await seat('securityAdmin', 'staff?q=6001');
  await security.click(`${hook('account-6001')} a`);
  await security.click(hook('account-grant'));
  await security.fill(hook('field-reason'), '新入职');
  await security.click(hook('confirm-grant'));
  const code = await security.innerText(hook('activation-code'));
  await sound(security);

  const colleague = await phone('activate');
  await activate(colleague, { code, password: newPassword() });
  await security.click(hook('account-disable'));
  await security.fill(hook('field-reason'), '误建');
  await security.click(hook('confirm-disable'));
  await security.waitForSelector(`${hook('account')} >> text=已停用`);
  await colleague.reload();
  await colleague.waitForSelector(hook('confirm-login'));
}, 240_000);

test('volunteers: codes on paper, granted, at work, and all gone at once', async () => {
  const system = await seat('systemAdmin', 'seats');
  await system.click(hook('add-seats'));
  await system.fill(hook('field-name'), '暴雨应急志愿者');
  await system.fill(hook('field-count'), '12');
  await system.fill(hook('field-lastDay'), '2099-12-31');
  await sound(system);
  await system.click(hook('confirm-seats'));
  await system.waitForSelector(hook('seat-codes'));
  await sound(system);
  const codes = await system.locator(`${hook('seat-codes')} code`).allInnerTexts();
  expect(new Set(codes).size).toBe(12);
  await system.click(hook('close-codes'));

  const security = await seat('securityAdmin', 'seats');
  await security.click(hook('grant-seats'));
  await security.getByText('使用中').waitFor();
  await sound(security);
  const volunteer = await phone('activate');
  await activate(volunteer, { code: codes[0] ?? '', name: '志愿者甲', password: newPassword() });
  await security.click(hook('revoke-seats'));
  await security.fill(hook('field-reason'), '汛情解除');
  await security.click(hook('confirm-revoke'));
  await security.getByText('已撤销').waitFor();
  await volunteer.reload();
  await volunteer.waitForSelector(hook('confirm-login'));
}, 240_000);

test('a file is looked through before it is imported, and many are disabled after a look', async () => {
  const system = await seat('systemAdmin', 'staff');
  await system.click(hook('open-import'));
  await system.setInputFiles(hook('import-file'), { name: '账号.csv', mimeType: 'text/csv', buffer: Buffer.from('工号,姓名,岗位,单位\n6101,甲,话务员,\n6102,乙,客服,\n') });
  await system.getByText('岗位：没有“客服”这个岗位').waitFor();
  expect(await system.isDisabled(hook('confirm-import'))).toBe(true);
  await sound(system);
  await system.setInputFiles(hook('import-file'), { name: '账号.csv', mimeType: 'text/csv', buffer: Buffer.from('工号,姓名,岗位,单位\n6101,甲,话务员,\n') });
  await system.waitForSelector(hook('import-clean'));
  await system.click(hook('confirm-import'));
  await system.waitForSelector(hook('account-6101'));

  const security = await seat('securityAdmin', 'staff');
  await security.click(hook('open-deactivate'));
  await security.fill(hook('field-staffNos'), '1007\n9999');
  await security.fill(hook('field-reason'), '合同到期');
  await security.click(hook('look-deactivate'));
  await security.getByText('将停用 1 个账号，1 个不能停用。').waitFor();
  await sound(security);
  await security.click(hook('confirm-deactivate'));
  await security.getByText('已停用 1 个账号，1 个没有停用。').waitFor();
}, 240_000);

test('the auditor reads who did it, and changes nothing', async () => {
  const auditor = await seat('auditor', 'audit');
  await auditor.getByText('临时坐席“暴雨应急志愿者”').first().waitFor();
  await sound(auditor);
  await choose(auditor, 'filter-action', '停用账号');
  await auditor.waitForURL(/action=disableAccount/);
  await auditor.getByText('原因：合同到期').waitFor();
  await auditor.locator('tbody >> text=撤销临时坐席').waitFor({ state: 'detached' });
  await auditor.goto(`${hotline.url}/admin/audit?staffNo=nobody`);
  await auditor.getByText('没有符合条件的审计记录').waitFor();
  await sound(auditor);
  await auditor.goto(`${hotline.url}/admin/roles`);
  await auditor.waitForSelector(hook('role-row-accept'));
  expect(await axeFindings(auditor)).toEqual([]);
  await auditor.goto(`${hotline.url}/admin/staff`);
  await auditor.click(`${hook('account-1001')} a`);
  await auditor.waitForSelector(hook('account'));
  expect(await auditor.locator(`${hook('account')} button`).count()).toBe(0);
  await sound(auditor);
}, 240_000);

test('no page complained', () => {
  for (const { assertClean } of opened) assertClean([/401|422|404/]);
});

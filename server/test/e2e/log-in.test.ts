import type { Page } from 'playwright-core';
import { axeFindings } from '../support/axe';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { openHotline, type Hotline } from '../support/hotline';
import { codeOf, demoLogin, newStaff, stepMs } from '../support/log-in';

/** Log-in as people meet it, in a city that requires a second factor; the USB key is Chromium's virtual authenticator. */
const refusedByDesign = [/Failed to load resource.*(400|401|403|409|422)/];

let hotline: Hotline;
let browser: TestBrowser;
let watched: WatchedPage;
let page: Page;

const id = (name: string): string => `[data-testid="${name}"]`;

beforeAll(async () => {
  hotline = await openHotline('sqlite', { STAFF_SECOND_FACTOR: 'required' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});
beforeEach(async () => {
  watched = await browser.openPage({ width: 1366, height: 768 });
  page = watched.page;
});
afterEach(async () => {
  watched.assertClean(refusedByDesign);
  await watched.close();
});

/** Keys are bound to a name, not to an address. */
const at = (path: string): string => `${hotline.url.replace('127.0.0.1', 'localhost')}/admin${path}`;

async function plugInKey(): Promise<void> {
  const devtools = await watched.context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: false, hasUserVerification: false, automaticPresenceSimulation: true } });
}

/** By keyboard alone: the number has the focus, Enter sends. */
async function typePassword({ staffNo, password }: { readonly staffNo: string; readonly password: string }): Promise<void> {
  await page.locator(id('confirm-login')).waitFor();
  await page.keyboard.type(staffNo);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

/** Nothing serious for people who see little or use no mouse, and nothing wider than the window. */
async function assertFits(): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  await noHorizontalOverflow(page);
}

const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null);

test('an account without a second factor enrols a USB key before anything else, and shows it at the next log-in', async () => {
  const operator = demoLogin(hotline, 'operator');
  await plugInKey();
  await page.goto(at('/account'));
  await typePassword(operator);
  await page.locator(id('step-enrol')).waitFor();
  await assertFits();
  await page.reload();
  await page.click(id('enrol-passkey'));
  await page.keyboard.type('工位U盾');
  await page.keyboard.press('Enter');
  await page.locator(id('recovery-codes')).waitFor();
  expect(await page.locator(`${id('recovery-codes')} li`).count()).toBe(10);
  expect(await focused()).toBe('codes-kept');
  await assertFits();
  await page.keyboard.press('Enter');
  await page.locator(id('factors')).getByText('安全密钥 工位U盾').waitFor();
  await page.locator(id('my-sessions')).getByText('密码＋二次验证').waitFor();

  await page.click(id('logout'));
  await page.locator(id('confirm-login')).waitFor();
  await assertFits();
  await typePassword(operator);
  await page.locator(id('step-secondFactor')).waitFor();
  await assertFits();
  await page.keyboard.press('Enter');
  await page.locator(id('who')).waitFor();
});

test('without the key at hand nobody gets in, and is told so', async () => {
  const operator = demoLogin(hotline, 'operator');
  await plugInKey();
  await page.goto(at('/login'));
  await typePassword(operator);
  await page.locator(id('step-secondFactor')).waitFor();
  await page.keyboard.press('Enter');
  await page.locator(id('login-fault')).getByText('没有完成验证').waitFor();
  await page.getByText('恢复码', { exact: true }).click();
  await page.fill(id('field-recoveryCode'), 'AAAAA-AAAAA');
  await page.keyboard.press('Enter');
  await page.locator('.ant-form-item-explain-error').getByText('验证码不正确').waitFor();
  await assertFits();
  await page.getByText('返回，重新输入工号和密码').click();
  await page.locator(id('confirm-login')).waitFor();
});

test('a new account sets up an app, then its own password; both are changed on its own page', async () => {
  const account = await newStaff(hotline, 'dispatcher');
  await page.goto(at('/login?to=%2Faccount'));
  await typePassword(account);
  await page.click(id('enrol-totp'));
  const secret = ((await page.locator(id('totp-secret')).textContent()) ?? '').replaceAll(' ', '');
  await page.fill(id('field-oneTimeCode'), codeOf(secret, hotline.clock.now(), 20));
  await page.keyboard.press('Enter');
  await page.locator('.ant-form-item-explain-error').getByText('验证码不正确').waitFor();
  expect(await focused()).toBe('field-oneTimeCode');
  await assertFits();
  await page.fill(id('field-oneTimeCode'), codeOf(secret, hotline.clock.now()));
  await page.keyboard.press('Enter');
  await page.click(id('codes-kept'));

  await page.locator(id('step-newPassword')).waitFor();
  await page.fill(id('field-newPassword'), 'short');
  await page.fill(id('field-repeated'), 'other');
  await page.keyboard.press('Enter');
  await page.locator('.ant-form-item-explain-error').getByText('新密码至少12位').waitFor();
  await page.locator('.ant-form-item-explain-error').getByText('两次输入的新密码不一致').waitFor();
  await assertFits();
  for (const field of ['field-newPassword', 'field-repeated']) await page.fill(id(field), 'Yunzhong-2-huoche');
  await page.keyboard.press('Enter');
  await page.locator(id('factors')).waitFor();
  await assertFits();

  await page.fill(id('field-password'), 'Yunzhong-2-huoche');
  for (const field of ['field-newPassword', 'field-repeated']) await page.fill(id(field), account.password);
  await page.keyboard.press('Enter');
  await page.locator('.ant-form-item-explain-error').getByText('最近5次').waitFor();
  for (const field of ['field-newPassword', 'field-repeated']) await page.fill(id(field), 'Yunzhong-3-huoche');
  await page.keyboard.press('Enter');
  await page.locator(id('password-changed')).waitFor();

  hotline.clock.advance(10 * 60_000 + stepMs);
  await page.click(id('renew-codes'));
  await page.locator('.ant-popconfirm').getByRole('button', { name: '更换' }).click();
  await page.click(id('log-in-anew'));
  await typePassword({ ...account, password: 'Yunzhong-3-huoche' });
  await page.fill(id('field-oneTimeCode'), codeOf(secret, hotline.clock.now()));
  await page.keyboard.press('Enter');
  await page.click(id('renew-codes'));
  await page.locator('.ant-popconfirm').getByRole('button', { name: '更换' }).click();
  await page.locator(id('recovery-codes')).waitFor();
});

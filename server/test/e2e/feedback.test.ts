import { bindPhone } from '@hotline/shared/contracts/citizens.citizen';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/axe';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { hook, takeSeat } from '../support/desk-page';
import { logInAs } from '../support/h5';
import { openHotline, type Hotline } from '../support/hotline';
import { citizenFrom, sandboxAsks } from '../support/people';

/** 意见反馈 in real Chromium: written on the phone, answered at a desk, read on the phone. */
let hotline: Hotline;
let browser: TestBrowser;
let phone: WatchedPage;
let desk: WatchedPage;
let user: string;

const number = '13655550041';
const opinion = '供热政策的页面上找不到退费的期限。';

beforeAll(async () => {
  hotline = await openHotline();
  browser = await launchBrowser();
  const citizen = await citizenFrom(hotline);
  user = citizen.user;
  await sandboxAsks(hotline, `PATCH /users/${user}`, { phone: number });
  const { code } = await sandboxAsks<{ code: string }>(hotline, `POST /users/${user}/wx`, { api: 'getPhoneNumber', choice: 'accept' });
  await citizen.person.call(bindPhone, { body: { code } });
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

async function sound(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity));
  expect(await axeFindings(page)).toEqual([]);
  await noHorizontalOverflow(page);
}

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto('about:blank');
  await page.goto(`${hotline.url}/h5/#${path}`);
};

test('what is being written waits while one is elsewhere, and is sent with a word of thanks', async () => {
  phone = await browser.openPage({ width: 390, height: 844, mobile: true });
  const { page } = phone;
  await open(page, '/pages/mine/index');
  await page.click('#login');
  await logInAs(page, user);
  await page.click('#my-feedback');
  await page.click('#send-feedback');
  await page.getByText('请选择意见是关于什么的').waitFor();
  await page.click('#kind-notFound');
  await page.fill('#opinion textarea', opinion);
  await page.click('#may-call');
  await open(page, '/pages/home/index');
  await open(page, '/me/feedback/index');
  await page.waitForSelector('#may-call[aria-checked="true"]');
  expect(await page.inputValue('#opinion textarea')).toBe(opinion);
  await sound(page);
  await page.click('#send-feedback');
  await page.waitForSelector('#feedback-sent');
  await page.locator('#feedback-1').getByText('热线已收到，正在查看').waitFor();
  expect(await page.inputValue('#opinion textarea')).toBe('');
  await sound(page);
});

test('a supervisor sees that one waits, may ring, and answers', async () => {
  desk = await takeSeat(browser, hotline, { role: 'supervisor', path: 'workbench' });
  const { page } = desk;
  expect(await page.innerText(hook('feedback-count'))).toBe('1');
  await page.click(hook('desk-feedback'));
  await page.getByRole('link', { name: opinion }).click();
  await page.click(hook('action-reveal'));
  await page.fill(hook('field-reason'), '了解查的是哪一年的政策');
  await sound(page);
  await page.click(hook('confirm-reveal'));
  await page.locator(hook('revealed')).getByText(number).waitFor();
  await page.click(hook('confirm-answer'));
  await page.getByText('答复不能为空').waitFor();
  await page.fill(hook('field-answer'), '您好，退费期限已经写在第二段。');
  await page.click(hook('confirm-answer'));
  await page.locator(hook('feedback')).getByText('您好，退费期限已经写在第二段。').waitFor();
  await page.locator(hook('feedback-count')).waitFor({ state: 'detached' });
  await sound(page);
});

test('the citizen reads the answer where they wrote', async () => {
  const { page } = phone;
  await open(page, '/me/feedback/index');
  await page.locator('#feedback-1').getByText('您好，退费期限已经写在第二段。').waitFor();
  await sound(page);
  await page.click('#go-submit');
  await page.waitForSelector('#type-complaint');
  phone.assertClean([/401/]);
  desk.assertClean();
});

import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import type { FrameLocator, Page } from 'playwright-core';
import { launchBrowser, noHorizontalOverflow, type TestBrowser } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, publicReply, type Crew } from '../support/journey';
import { citizenFrom, draft, sandboxAsks } from '../support/people';
import { allowNotices } from '../support/told';

/** The sandbox's page as a city shows it: a phone with the mini-program itself, beside the instruments. */
let hotline: Hotline;
let browser: TestBrowser;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  crew = await gatherCrew(hotline);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

/** Whether somebody is logged in is asked by asking. */
const refusedByDesign = [/401 \(Unauthorized\)/];
const desk = { width: 1366, height: 768 };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function choosePerson(page: Page, nick: string): Promise<void> {
  await page.goto(`${hotline.sandbox.url}/`);
  await button(page, '通讯录').click();
  await page.locator('.row', { hasText: nick }).click();
  await page.locator('#phone-user', { hasText: nick }).waitFor();
}

async function openMiniProgram(page: Page): Promise<FrameLocator> {
  await button(page, '发现').click();
  await page.locator('.row', { hasText: '市民热线小程序' }).click();
  return page.frameLocator('#mini-program iframe');
}

test('on the phone: a notice arrives and leads back to the answer in the mini-program', async () => {
  const { page, assertClean } = await browser.openPage(desk);
  await choosePerson(page, '王芳');
  const { person: citizen, user } = await citizenFrom(hotline, 'wangfang');
  const { id } = await citizen.call(submitTicket, { body: await draft(hotline) });
  await allowNotices(hotline, { citizen, user });
  await act(crew, ['operator', 'answerDirectly'], id);
  await page.locator('#banner', { hasText: '诉求办结通知' }).waitFor();
  await button(page, '微信').click();
  await page.locator('.row', { hasText: '服务通知' }).click();
  await page.locator('.card', { hasText: '诉求办结通知' }).getByRole('button', { name: '进入小程序查看' }).click();
  await page.frameLocator('#mini-program iframe').getByText(publicReply).waitFor();

  await page.getByRole('tab', { name: '规范检查' }).click();
  await page.getByText('没有发现违反微信约定的地方').waitFor();
  assertClean(refusedByDesign);
}, 90_000);

test('by keyboard alone: a person logs in to the mini-program and goes back', async () => {
  const { page, assertClean } = await browser.openPage(desk);
  await choosePerson(page, '李秀英');
  const app = await openMiniProgram(page);
  await page.getByRole('tab', { name: '我的', exact: true }).focus();
  await page.keyboard.press('Enter');
  await app.getByRole('button', { name: '微信登录' }).focus();
  await page.keyboard.press('Enter');
  await app.getByText('退出登录').waitFor();
  await page.getByRole('tab', { name: '首页' }).press('Enter');
  await app.getByText('微受理', { exact: true }).click();
  await button(page, '返回').press('Enter');
  await app.getByText('微查询', { exact: true }).waitFor();
  await button(page, '更多').press('Enter');
  await button(page, '下拉刷新').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assertClean(refusedByDesign);
}, 60_000);

test('the in-app browser shows the product’s page and logs the person in', async () => {
  const { page, assertClean } = await browser.openPage({ width: 390, height: 844, mobile: true });
  const { WECHAT_OA_APPID: account } = hotline.server.platform.config;
  await sandboxAsks(hotline, `PUT /accounts/${account}`, { h5Url: `${hotline.url}/h5/#/pages/mine/index` });
  await choosePerson(page, '张伟');
  await button(page, '微信').click();
  await page.getByText('市民热线公众号').first().click();
  await page.fill('.dock input:not([type=file])', '暖气放气后还不热怎么办');
  await page.press('.dock input:not([type=file])', 'Enter');
  await button(page, '查看全文').last().click();
  const web = page.frameLocator('#web iframe');
  await web.getByText('权威答复').waitFor();
  await noHorizontalOverflow(page);
  await button(page, '关闭网页').click();
  await page.locator('#web').waitFor({ state: 'hidden' });
  await button(page, '打开H5').click();
  await web.getByText('微信登录').click();
  await web.getByText('退出登录').waitFor();
  assertClean(refusedByDesign);
}, 60_000);

/** Nothing of the page may lie outside the window; what is long scrolls in its own box. */
const pageScrolls = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth);

test('the instruments: exchanges, accounts, templates, quotas, faults, clock and people, by keyboard and without scrolling the page', async () => {
  const { page, assertClean } = await browser.openPage(desk);
  await page.goto(`${hotline.sandbox.url}/`);
  const list = page.getByRole('listbox', { name: '往来记录' });
  await list.getByRole('option').first().waitFor();
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('查询参数').waitFor();

  const showing = (panel: string) => page.locator(`#panel-${panel}`);
  const walkTo = async (panel: string): Promise<void> => {
    await page.locator('[role=tab][aria-selected=true]').first().press('ArrowRight');
    await showing(panel).waitFor();
    expect(await pageScrolls(page)).toBe(false);
  };
  await walkTo('findings');
  await walkTo('accounts');
  const account = showing('accounts').locator('form', { hasText: '公众号 ·' });
  await account.getByLabel('名称').fill('太原市12345公众号');
  await account.getByRole('button', { name: '保存并验证' }).click();
  await page.getByText('已保存，服务器地址验证通过').waitFor();
  await account.getByRole('button', { name: '显示AppSecret' }).click();
  expect(await account.getByLabel('AppSecret', { exact: true }).getAttribute('type')).toBe('text');

  await walkTo('templates');
  const own = showing('templates').locator('section').first();
  await own.getByRole('button', { name: '删除' }).nth(2).waitFor();
  await own.getByRole('button', { name: '从模板库添加' }).click();
  await own.getByRole('button', { name: '删除' }).nth(3).click();
  await own.getByRole('button', { name: '删除' }).nth(3).waitFor({ state: 'detached' });

  await walkTo('quotas');
  const quota = showing('quotas').locator('section').first();
  await quota.getByLabel('接口路径').fill('/cgi-bin/message/custom/send');
  await quota.getByRole('button', { name: '设定上限' }).click();
  await quota.getByRole('button', { name: '恢复默认' }).first().click();

  await walkTo('faults');
  await showing('faults').getByLabel('方向').selectOption('push');
  await showing('faults').getByLabel('故障', { exact: true }).selectOption('duplicate');
  await showing('faults').getByRole('button', { name: '加上故障' }).click();
  await page.getByText('推送 · 重复推送').waitFor();
  await showing('faults').getByRole('button', { name: '去掉' }).click();
  await page.getByText('一切正常').waitFor();

  await walkTo('clock-console');
  await showing('clock-console').getByRole('button', { name: '＋1 天' }).click();
  await page.getByText('（已调）').waitFor();
  await showing('clock-console').getByRole('button', { name: '回到现在' }).click();
  await page.getByText('（已调）').waitFor({ state: 'detached' });

  await walkTo('people');
  await showing('people').getByLabel('昵称').fill('孙立');
  await showing('people').getByRole('button', { name: '添加' }).click();
  await page.getByText('微信用户（4）').waitFor();
  assertClean();
}, 60_000);

test('whatever was planted and touched above, the product broke none of WeChat’s rules', () => assertCleanWechat(hotline));

import type { Page } from 'playwright-core';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { eventually } from '../support/eventually';
import { submitOnPhone } from '../support/h5';
import { openHotline, type Hotline } from '../support/hotline';
import { sandboxAsks } from '../support/people';
import type { Role } from '@hotline/shared/vocabulary/role';

/**
 * Story 11, the cold radiator, as people live it: on the phone (H5), at the desks and in WeChat's chat, against the
 * real server. 李秀英 follows the official account, so her notices come there.
 */
const citizen = 'lixiuying';
const content = '供暖第一周，我家暖气放过气还是不热，室内只有十四度，家里有老人，请尽快派人来看看。';
const reply = '您好，供热公司维修人员已上门检修，更换了堵塞的阀门，现在室温二十一度，请您放心。';
const refusedByDesign = [/Failed to load resource.*401/];

let hotline: Hotline;
let browser: TestBrowser;
let phone: WatchedPage;
const desks = new Map<Role, WatchedPage>();

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

const id = (name: string): string => `[data-testid="${name}"]`;

async function desk(role: Role): Promise<Page> {
  const known = desks.get(role);
  if (known) return known.page;
  const opened = await browser.openPage({ width: 1366, height: 768 });
  desks.set(role, opened);
  const login = hotline.logins.staff.find((account) => account.role === role);
  await opened.page.goto(`${hotline.url}/admin/`);
  await opened.page.fill(`${id('field-staffNo')}`, login?.staffNo ?? '');
  await opened.page.fill(`${id('field-password')}`, login?.password ?? '');
  await opened.page.click(id('confirm-login'));
  await opened.page.waitForSelector(id('who'));
  return opened.page;
}

async function openTicket(page: Page, queue: string, ticketNo: string): Promise<void> {
  await page.click(id(`desk-${queue}`));
  await page.click(id(`row-${ticketNo}`));
  await page.waitForSelector(id('ticket-content'));
}

async function act(page: Page, action: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await page.click(id(`action-${action}`));
  await fill();
  await page.click(id(`confirm-${action}`));
  await page.waitForSelector(id(`form-${action}`), { state: 'detached' });
}

interface Inbox {
  readonly notices: readonly { readonly templateTitle: string }[];
}

const fillText = (page: Page, field: string, text: string): Promise<void> => page.fill(`${id(`field-${field}`)} textarea, textarea${id(`field-${field}`)}`, text);

/** The category tree of the acceptance form: 公用事业 → 供热. */
async function chooseHeating(page: Page): Promise<void> {
  await page.locator(id('field-category')).click();
  await page.keyboard.type('室温');
  await page.locator('.ant-select-tree-title, .ant-cascader-menu-item').filter({ hasText: '室温' }).first().click();
}

test('the cold radiator: asked, dispatched, repaired, told, and asked again', async () => {
  const operator = await desk('operator');
  await operator.click(id('desk-intake'));
  await operator.waitForFunction(() => /实时/.test(document.querySelector('[data-testid="live-state"]')?.textContent ?? ''));

  const { page } = (phone = await browser.openPage({ width: 390, height: 844, mobile: true }));
  await page.goto(`${hotline.url}/h5/`);
  await page.locator('.weui-tabbar__item').filter({ hasText: '首页' }).click();
  const ticketNo = await submitOnPhone(page, { user: citizen, requestType: 'complaint', content, address: '小店区坞城街道长风小区3号楼2单元501', contactName: '李秀英', contactPhone: '13800001234' });

  await operator.waitForSelector(id(`row-${ticketNo}`), { timeout: 4000 });
  await openTicket(operator, 'intake', ticketNo);
  await act(operator, 'accept', () => chooseHeating(operator));

  const dispatcher = await desk('dispatcher');
  await openTicket(dispatcher, 'dispatch', ticketNo);
  await act(dispatcher, 'dispatch', async () => {
    await dispatcher.click(id('suggestion-heating-company'));
    await dispatcher.fill(`${id('field-reason')} textarea, textarea${id('field-reason')}`, '供热故障由供热公司负责');
  });

  await page.click('#view-progress');
  await page.waitForSelector('#timeline');
  await page.waitForFunction(() => document.querySelector('#timeline')?.textContent?.includes('已转负责单位'));
  await page.click('#why-deadline');
  await noHorizontalOverflow(page);

  const handler = await desk('handler');
  await openTicket(handler, 'handling', ticketNo);
  await act(handler, 'acknowledge');
  await act(handler, 'recordContact', async () => {
    await handler.locator(id('field-method')).getByText('电话联系').click();
    await handler.locator(id('field-outcome')).getByText('已联系上').click();
    await fillText(handler, 'note', '约定明天上午上门');
  });
  await act(handler, 'submitResolution', () => fillText(handler, 'reply', reply));

  const supervisor = await desk('supervisor');
  await openTicket(supervisor, 'review', ticketNo);
  await act(supervisor, 'approveResolution');

  await page.reload();
  expect(await page.locator('#reply').innerText()).toContain('更换了堵塞的阀门');
  await page.click('#solution-unsolved');
  await page.click('#satisfaction-dissatisfied');
  await page.fill('#rating-reason textarea', '第二天又不热了');
  await page.click('#rate');
  await page.waitForFunction(() => document.querySelector('#timeline')?.textContent?.includes('已重新办理'));

  const { notices } = await eventually(() => sandboxAsks<Inbox>(hotline, `GET /users/${citizen}/inbox`), (seen) => seen.notices.length >= 3);
  expect(notices.map((notice) => notice.templateTitle).sort()).toEqual(['诉求办理进度通知', '诉求办结通知', '诉求受理通知']);
  await assertCleanWechat(hotline);
  for (const opened of [phone, ...desks.values()]) opened.assertClean(refusedByDesign);
}, 120_000);

import { resolve } from 'node:path';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { Page } from 'playwright-core';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { eventually } from '../support/eventually';
import { newFollower } from '../support/follower';
import { openHotline, type Hotline } from '../support/hotline';
import { citizenFrom, draft, sandboxAsks } from '../support/people';
import { createFakeWx, createWeapp, type Weapp } from '../support/weapp';

/** An administrator's morning in real Chromium: the menu, a poster, and what scans bring; then a code shown at the desk. */
const dist = resolve(__dirname, '../../../miniprogram/dist/weapp');
const story = '小区门口的路灯坏了一个星期，老人晚上出门看不清路，请尽快修理。';

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

const id = (name: string): string => `[data-testid="${name}"]`;

async function desk(role: Role): Promise<Page> {
  const watched = await browser.openPage({ width: 1366, height: 768 });
  opened.push(watched);
  const login = hotline.logins.staff.find((account) => account.role === role);
  await watched.page.goto(`${hotline.url}/admin/`);
  await watched.page.fill(id('field-staffNo'), login?.staffNo ?? '');
  await watched.page.fill(id('field-password'), login?.password ?? '');
  await watched.page.click(id('confirm-login'));
  await watched.page.waitForSelector(id('who'));
  return watched.page;
}

/** Whether a picture on the page has arrived. */
const drawn = (page: Page) => page.waitForFunction(() => (document.querySelector<HTMLImageElement>('[data-testid="code-picture"]')?.naturalWidth ?? 0) > 100);

async function editMenu(page: Page): Promise<void> {
  await page.click(id('menu-0'));
  await page.fill(id('field-name'), '我要反映问题');
  await page.getByText('名称过长，最多16个字节（5个汉字）').waitFor();
  expect(await page.isDisabled(id('publish-menu'))).toBe(true);
  await page.fill(id('field-name'), '办事');
  await page.click(`${id('field-kind')} >> text=展开子菜单`);
  await page.click(id('menu-0-0'));
  await page.fill(id('field-name'), '提交诉求');
  await page.click(`${id('field-kind')} >> text=在对话中回复`);
  await page.click(`${id('field-menuKey')} >> text=提交诉求`);
  await page.click(id('add-entry'));
  await page.fill(id('field-name'), '小程序首页');
  await page.click(`${id('field-kind')} >> text=打开小程序`);
  await page.click(id('save-menu'));
  await page.getByText('草稿还没有发布').waitFor();
}

test('a menu is drafted, checked, refused in words and published', async () => {
  const page = await desk('systemAdmin');
  await page.waitForURL(/\/admin\/menu$/);
  await editMenu(page);
  await sandboxAsks(hotline, 'POST /faults', { match: { dir: 'api', path: '/cgi-bin/menu/create' }, effect: { errcode: 40018 }, times: 1 });
  const publish = async (): Promise<void> => {
    await page.click(id('publish-menu'));
    await page.click('.ant-popconfirm-buttons .ant-btn-primary');
  };
  await publish();
  await page.getByText('微信没有接受这次操作，填写的内容已保留').waitFor();
  await publish();
  await page.getByText('与已发布的菜单一致').waitFor();
  await page.waitForFunction(() => document.querySelector('[data-testid="held-menu"]')?.textContent?.includes('小程序首页'));
  await noHorizontalOverflow(page);
});

test('a poster is made, printed, scanned and counted', async () => {
  const page = await desk('systemAdmin');
  await page.click(id('desk-qr-codes'));
  await page.getByText('还没有二维码').waitFor();
  await page.click(id('add-qr-code'));
  await page.click(id('confirm-qr-code'));
  await page.getByText('名称不能为空').waitFor();
  await page.fill(id('field-name'), '小店区政务大厅');
  await page.fill(id('field-purpose'), '一楼服务台旁');
  await page.click(id('confirm-qr-code'));
  await page.waitForSelector(id('qr-code'));
  await drawn(page);
  await noHorizontalOverflow(page);

  const code = page.url().split('/').at(-1) ?? '';
  const [row] = (await hotline.server.platform.db.source.query(`SELECT ticket FROM qr_code WHERE id = '${code}'`)) as [{ ticket: string }];
  await (await newFollower(hotline)).act({ type: 'scan', ticket: row.ticket });
  await page.reload();
  await page.getByText('近30天扫码 1 次').waitFor();
  await page.click(id('retire-qr-code'));
  await page.click('.ant-popconfirm .ant-btn-primary');
  await page.waitForSelector(id('qr-retired'));
  expect(await page.innerText(id('qr-codes'))).toContain('小店区政务大厅（已停用）');

  await page.goto(`${hotline.url}/admin/posters/${code}`);
  await drawn(page);
  expect(await page.innerText(id('poster'))).toMatch(/太原[\s\S]*12345[\s\S]*小店区政务大厅/);
  await page.emulateMedia({ media: 'print' });
  expect((await page.pdf({ format: 'A4', printBackground: true })).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
});

test('a code shown at the desk opens the ticket on its requester’s phone, and on no other', async () => {
  const { person, user } = await citizenFrom(hotline);
  const { id: ticketId, ticketNo } = await person.call(submitTicket, { body: await draft(hotline, { visibility: 'public', content: `${story}[review]` }) });
  const page = await desk('operator');
  await page.goto(`${hotline.url}/admin/desks/intake`);
  await page.click(id(`row-${ticketNo}`));
  await page.click(id('progress-code'));
  await drawn(page);
  await eventually(async () => (await page.reload(), page.innerText(id('publication-check'))), (text) => text === '公开前需人工复核');

  const onPhone = async (userId: string): Promise<Weapp> => {
    const sandbox = { url: hotline.sandbox.url, key: hotline.sandbox.key, userId, appid: hotline.server.platform.config.WECHAT_MP_APPID };
    const weapp = createWeapp({ dist, wx: createFakeWx({ serverUrl: hotline.url, sandbox, privacyAgreed: true }) });
    await weapp.launch('ticket/detail/index', { scene: encodeURIComponent(ticketId) });
    return weapp;
  };
  const own = await onPhone(user);
  await own.waitFor(() => own.text().includes('路灯坏了一个星期'), 'the ticket');
  own.close();
  const foreign = await onPhone('wangfang');
  await foreign.waitFor(() => foreign.text().includes('没有找到这件诉求'), 'nothing');
  expect(foreign.text()).not.toContain('路灯');
  foreign.close();
});

test('neither the browser nor WeChat had anything to complain about', async () => {
  for (const watched of opened) watched.assertClean([/Failed to load resource.*(401|502)/]);
  await assertCleanWechat(hotline);
});

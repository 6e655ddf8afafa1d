import type { Page } from 'playwright-core';
import { listTickets } from '@hotline/shared/contracts/tickets.staff';
import { axeFindings } from '../support/axe';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { clickRail, hook, takeSeat } from '../support/desk-page';
import { logInAs } from '../support/h5';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, member, type Crew } from '../support/journey';
import { sandboxAsks } from '../support/people';
import { lookAt } from '../support/ticket-look';
import { countRows } from '../support/rows';

/** From one person's wish that others may read it, by an editor, to another person's 我也是. */
const content = '和平里小区三号楼楼道的路灯坏了一个星期，老人晚上出门看不清路，请尽快修理。';
const company = '晴川测试商贸有限公司';
const creditCode = '91350100M000100Y43';

let hotline: Hotline;
let crew: Crew;
let browser: TestBrowser;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  crew = await gatherCrew(hotline);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

async function looksRight(page: Page): Promise<void> {
  await noHorizontalOverflow(page);
  expect(await axeFindings(page)).toEqual([]);
}

/** Somebody at the first step of 微受理, who has said what happened. */
async function phoneOf(user: string): Promise<WatchedPage> {
  await sandboxAsks(hotline, 'POST /users', { id: user, nick: '测试市民' });
  const phone = await browser.openPage({ width: 390, height: 844, mobile: true });
  const { page } = phone;
  page.setDefaultTimeout(15_000);
  await page.goto(`${hotline.url}/h5/`);
  await page.click('#go-submit');
  await logInAs(page, user);
  await page.click('#type-assistance');
  await page.fill('#content textarea', content);
  return phone;
}

test('published by wish and by an editor, it spares the next person a request', async () => {
  const { page } = await phoneOf('uopen');
  await page.click('#next');
  await page.click('#next');
  await page.fill('#contactPhone input', '13800005678');
  await page.click('#behalf');
  await page.fill('#companyName input', company);
  await page.fill('#companyCode input', '91350100M000100Y44');
  await page.fill('#personName input', '皇甫测');
  await page.click('#visibility-public');
  await page.click('#consent');
  await page.click('#submit');
  await page.locator('#companyCode-error', { hasText: '统一社会信用代码不正确' }).waitFor();
  await page.locator('#personRelation-error', { hasText: '与当事人的关系不能为空' }).waitFor();
  await looksRight(page);
  await page.fill('#companyCode input', creditCode);
  await page.click('#relation-family');
  await page.click('#submit');
  const ticketNo = (await page.locator('#ticket-no').innerText()).replace(/\D/g, '');
  const { items } = await member(crew, 'operator').call(listTickets, { query: { desk: 'all', ticketNo } });
  const id = items[0]?.id ?? '';
  expect(await lookAt(crew, id)).toMatchObject({ visibility: 'public', behalf: { companyName: company, companyCode: creditCode, relation: 'family', personNameMasked: '皇**' } });
  await act(crew, ['operator', 'answerDirectly'], id);
  await act(crew, ['followUpOfficer', 'recordFollowUp'], id);

  const seat = await takeSeat(browser, hotline, { role: 'editor' });
  await clickRail(seat.page, '/admin/cases');
  await seat.page.locator(hook(`case-${ticketNo}`)).getByRole('link').click();
  await seat.page.fill(hook('field-content'), `${content}联系13912345678。`);
  await seat.page.click(hook('publish-case'));
  await seat.page.locator(hook('action-fault'), { hasText: '请删去或改为泛指后再公开' }).waitFor();
  await seat.page.fill(hook('field-content'), content);
  await looksRight(seat.page);
  await seat.page.click(hook('publish-case'));
  await seat.page.getByText('没有待审核的案例').waitFor();
  await seat.page.click(hook('part-published'));
  await seat.page.locator(hook(`case-${ticketNo}`)).waitFor();

  const next = await phoneOf('unext');
  const before = (await countRows(hotline))['ticket'];
  await next.page.click('#same-1');
  await next.page.locator('#same-1-reply', { hasText: '供热公司已上门检修' }).waitFor();
  await looksRight(next.page);
  await next.page.click('#same-1-join');
  await next.page.locator('#solved-note', { hasText: '已记下您也遇到这个问题' }).waitFor();
  const after = await countRows(hotline);
  expect([after['ticket'], after['case_supporter']]).toEqual([before, 1]);
}, 90_000);

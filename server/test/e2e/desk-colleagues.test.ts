import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser, type WatchedPage } from '../support/browser';
import { hook, takeSeat } from '../support/desk-page';
import { openHotline, type Hotline } from '../support/hotline';
import { act, caseIn, gatherCrew, publicReply, submitted, type Crew } from '../support/journey';
import type { Role } from '@hotline/shared/vocabulary/role';

/** Two people on one ticket see each other, and neither loses text. */
const refusedByDesign = [/Failed to load resource.*401/, /Failed to load resource.*409/];
const words = '您好，室温问题已转供热公司，维修人员今天上门。';

let hotline: Hotline;
let browser: TestBrowser;
let crew: Crew;
const seats: WatchedPage[] = [];

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  crew = await gatherCrew(hotline);
});
afterEach(async () => {
  for (const seat of seats.splice(0)) {
    seat.assertClean(refusedByDesign);
    await seat.close();
  }
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

async function at(role: Role, path: string): Promise<Page> {
  const seat = await takeSeat(browser, hotline, { role, path });
  seats.push(seat);
  await seat.page.waitForSelector(hook('ticket'));
  return seat.page;
}

const nameOf = (role: Role): string => hotline.logins.staff.find((account) => account.role === role)?.name ?? '';
const colleagues = (page: Page, text: string) => page.locator(hook('colleagues')).filter({ hasText: text }).waitFor();
const reply = (page: Page) => page.locator(hook('field-reply'));

test('each sees who else has the ticket open and who writes, until they leave', async () => {
  const { id } = await submitted(crew);
  const operator = await at('operator', `desks/intake/${id}`);
  const dispatcher = await at('dispatcher', `desks/intake/${id}`);
  await colleagues(operator, `也在看这件工单：${nameOf('dispatcher')}`);
  await colleagues(dispatcher, nameOf('operator'));
  await operator.click(hook('action-accept'));
  await colleagues(dispatcher, `${nameOf('operator')}（正在填写）`);
  await operator.goto(`${hotline.url}/admin/knowledge`);
  await dispatcher.locator(hook('colleagues')).filter({ hasNotText: nameOf('operator') }).waitFor({ state: 'attached' });
});

test('a draft is continued at another computer; colleagues see that there is one, not what it says', async () => {
  const { id } = await submitted(crew);
  const first = await at('operator', `desks/intake/${id}?do=answerDirectly`);
  await reply(first).fill(words);
  await first.locator(hook('draft-state')).filter({ hasText: /草稿已保存 \d\d:\d\d/ }).waitFor();
  const dispatcher = await at('dispatcher', `desks/intake/${id}`);
  await colleagues(dispatcher, `${nameOf('operator')}有一份未提交的“直接答复”草稿`);
  expect(await dispatcher.locator('body').innerText()).not.toContain(words);
  const second = await at('operator', `desks/intake/${id}?do=answerDirectly`);
  await reply(second).waitFor();
  expect(await reply(second).inputValue()).toBe(words);
  await second.keyboard.press('Control+Enter');
  await second.locator(hook('form-answerDirectly')).waitFor({ state: 'detached' });
  const third = await at('operator', `desks/all/${id}`);
  expect(await third.locator(hook('colleagues')).innerText()).not.toContain('草稿');
});

test('what was typed at the moment of logging out is kept', async () => {
  const { id } = await submitted(crew);
  const first = await at('operator', `desks/intake/${id}?do=answerDirectly`);
  await reply(first).fill(words);
  await first.click(hook('logout'));
  await first.waitForSelector(hook('confirm-login'));
  const again = await at('operator', `desks/intake/${id}?do=answerDirectly`);
  expect(await reply(again).inputValue()).toBe(words);
});

test('on a conflict the steps taken meanwhile and both replies are shown, and the text goes out on the newer version', async () => {
  const { id } = await caseIn(crew, 'in_progress');
  const handler = await at('handler', `desks/handling/${id}?do=submitResolution`);
  await reply(handler).fill(`${publicReply}另请注意夜间室温。`);
  await act(crew, ['handler', 'submitResolution'], id);
  await act(crew, ['supervisor', 'returnResolution'], id);
  await handler.keyboard.press('Control+Enter');
  await handler.locator(hook('action-fault')).filter({ hasText: '刚刚被他人更新' }).waitFor();
  const changes = handler.locator(hook('changes-since'));
  for (const step of ['申请办结', '退回重办']) await changes.getByText(step, { exact: true }).waitFor();
  expect(await changes.locator(`${hook('reply-diff')} .prose ins`).innerText()).toBe('另请注意夜间室温。');
  expect(await changes.locator(`${hook('reply-diff')} .prose del`).count()).toBe(0);
  expect(await reply(handler).inputValue()).toBe(`${publicReply}另请注意夜间室温。`);
  await reply(handler).focus();
  await handler.keyboard.press('Control+Enter');
  await handler.locator(hook('form-submitResolution')).waitFor({ state: 'detached' });
  await handler.locator(hook('ticket-state')).filter({ hasText: '审核' }).waitFor();
});

test('a step that another has taken away leaves the text to be read and copied', async () => {
  const { id } = await submitted(crew);
  const dispatcher = await at('dispatcher', `desks/intake/${id}?do=accept`);
  await act(crew, ['operator', 'answerDirectly'], id);
  await dispatcher.locator(hook('ticket-outdated')).getByRole('button').click();
  await dispatcher.getByText('您现在不能受理').waitFor();
  await dispatcher.locator(hook('changes-since')).getByText('直接答复').waitFor();
  await dispatcher.locator(hook('changes-since')).getByText('待受理').waitFor();
});

import { listTickets } from '@hotline/shared/contracts/tickets.staff';
import { launchBrowser, noHorizontalOverflow, type TestBrowser } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { newFollower, talk } from '../support/follower';
import { openHotline, type Hotline } from '../support/hotline';
import { staffOf } from '../support/people';
import { voice } from '../support/voices';

let hotline: Hotline;
let browser: TestBrowser;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

const id = (name: string): string => `[data-testid="${name}"]`;

test('an operator listens to what a follower said, with what was recognised beside it', async () => {
  const follower = await newFollower(hotline);
  await follower.speak(voice(7));
  await follower.speak(voice(3), '楼道灯坏了一个月没有人修');
  await talk(follower, '我要投诉', '跳过', '13800001234', '1');
  const { items } = await (await staffOf(hotline, 'operator')).call(listTickets, { query: { desk: 'intake' } });

  const { page, assertClean } = await browser.openPage({ width: 1366, height: 768 });
  const login = hotline.logins.staff.find(({ role }) => role === 'operator');
  await page.goto(`${hotline.url}/admin/`);
  await page.fill(id('field-staffNo'), login?.staffNo ?? '');
  await page.fill(id('field-password'), login?.password ?? '');
  await page.click(id('confirm-login'));
  await page.waitForSelector(id('who'));
  await page.click(id('desk-intake'));
  await page.click(id(`row-${items[0]?.ticketNo ?? ''}`));
  const voices = page.locator(`${id('voices')} li`);
  await voices.nth(1).getByText('楼道灯坏了一个月没有人修').waitFor();
  expect(await voices.allInnerTexts()).toEqual([expect.stringContaining('语音 1 · 7 秒'), expect.stringContaining('语音 2 · 3 秒')]);
  // The browser itself has read the files: it knows how long they last.
  const lengths = await voices.locator('audio').evaluateAll((players) =>
    Promise.all(players.map((player) => new Promise((known) => {
      const audio = player as HTMLAudioElement;
      if (audio.readyState > 0) known(audio.duration);
      else audio.addEventListener('loadedmetadata', () => known(audio.duration));
    }))),
  );
  expect(lengths).toEqual([7, 3]);
  await noHorizontalOverflow(page);
  // Asked before logging in who one is.
  assertClean([/Failed to load resource.*401/]);
  await assertCleanWechat(hotline);
}, 90_000);

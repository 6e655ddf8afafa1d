import { axeFindings } from '../support/axe';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { hook, takeSeat } from '../support/desk-page';
import { logInAs } from '../support/h5';
import { openHotline, type Hotline } from '../support/hotline';

/** Story 1, the traveller and the queue: while he waits on the telephone, 微查询 answers in his own words, and the call is spared. */
const refusedByDesign = [/Failed to load resource.*401/];

let hotline: Hotline;
let browser: TestBrowser;
let phone: WatchedPage;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  // The demo city's policies speak of this autumn.
  hotline.clock.set(Date.parse('2026-11-21T10:00:00+08:00'));
  browser = await launchBrowser();
  phone = await browser.openPage({ width: 390, height: 844, mobile: true });
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

/** An element of the screen in front: those left behind stay in the document, hidden. */
const seen = (id: string): string => `${id}:visible`;

/** Nothing serious or critical on the screen, and nothing beside it. */
async function expectSound(): Promise<void> {
  await noHorizontalOverflow(phone.page);
  expect(await axeFindings(phone.page)).toEqual([]);
}

test('a traveller finds the rule of today with his own words; the old one is last and marked', async () => {
  const { page } = phone;
  await page.goto(`${hotline.url}/h5/`);
  await page.waitForSelector(seen('#hot-1'));
  await expectSound();
  await page.fill(seen('#search input'), '我从外省返并要提前报备吗');
  await page.click(seen('#search-go'));
  await page.waitForSelector(seen('#hit-1'));
  const hits = await page.locator(seen('[id^="hit-"]')).allInnerTexts();
  expect(hits[0]).toContain('返并人员健康管理政策（2026年11月版）');
  expect(hits[0]).toContain('2026 年 11 月 1 日至 2027 年 12 月 31 日');
  const expired = hits.flatMap((text, at) => (text.includes('已失效') ? [at] : []));
  expect(expired.length).toBeGreaterThan(0);
  expect(expired.at(-1)).toBe(hits.length - 1);
  expect(hits.slice(0, expired[0]).every((text) => !text.includes('已失效'))).toBe(true);
  await expectSound();
});

test('typing suggests what others ask; a question nothing answers says what may be meant', async () => {
  const { page } = phone;
  await page.fill(seen('#search input'), '返并');
  await page.waitForSelector(seen('#suggest-1'));
  expect(await page.locator(seen('#suggest-1')).innerText()).toContain('返并');
});

test('he says which district he asks from; the page remembers it and asks anew', async () => {
  const { page } = phone;
  const choose = async (option: string, words: string): Promise<void> => {
    await page.click(seen('#district'));
    await page.locator(seen('#district-sheet [role="option"]'), { hasText: option }).click();
    await page.locator(seen('#district'), { hasText: words }).waitFor();
    await page.waitForSelector(seen('#hit-1'));
  };
  const asked = page.waitForRequest((request) => request.url().includes(`area=${encodeURIComponent('小店区')}`));
  await choose('小店区', '查询范围：小店区');
  await asked;
  await expectSound();
  await choose('全市', '查询范围：全市');
});

test('the answer says where it comes from, until when it holds and which version it is; one tap says it was of use', async () => {
  const { page } = phone;
  await page.locator(seen('#hit-1')).click();
  await page.waitForSelector(seen('#answer'));
  const text = await page.locator(seen('[role="main"]')).innerText();
  for (const words of ['发布单位', '有效期', '第 1 版', '这条答复有用吗']) expect(text).toContain(words);
  await page.click(seen('#useful-no'));
  await page.click(seen('#why-unclear'));
  await page.click(seen('#useful-yes'));
  await page.waitForFunction(() => document.querySelector('#vote-noted')?.textContent?.includes('谢谢您'));
  await expectSound();
});

test('he notices 微受理, which brings his question along; the answer beside it spares the ticket, and the desk counts it', async () => {
  const { page } = phone;
  await page.click(seen('#still-needed'));
  await logInAs(page, 'wangfang');
  await page.waitForSelector(seen('#suggestion-1'));
  expect(await page.locator(seen('#content textarea')).inputValue()).toBe('我从外省返并要提前报备吗');
  await expectSound();
  await page.click(seen('#suggestion-1'));
  await page.waitForSelector(seen('#back-to-draft'));
  await page.locator(seen('#back-to-draft')).click();
  await page.waitForSelector(seen('#solved'));
  expect(await page.locator(seen('#content textarea')).inputValue()).toBe('我从外省返并要提前报备吗');
  await page.click(seen('#solved'));
  await page.waitForSelector(seen('#solved-note'));
  await expectSound();
  await page.click(seen('#solved-undo'));
  expect(await page.locator(seen('#content textarea')).inputValue()).toBe('我从外省返并要提前报备吗');
  await page.waitForSelector(seen('#solved'));
  await page.click(seen('#solved'));
  await page.click(seen('#solved-home'));
  await page.waitForSelector(seen('#go-submit'));
  phone.assertClean(refusedByDesign);

  const desk = await takeSeat(browser, hotline, { role: 'analyst', path: 'inquiries/deflection' });
  await desk.page.waitForSelector(hook('deflection-total'));
  expect(await desk.page.locator(hook('deflection-total')).innerText()).toMatch(/看到答复 1 次，1 次已解决、未生成诉求，0 次继续提交，解决率 100\.0%/);
  await desk.page.goto(`${hotline.url}/admin/inquiries/questions`);
  await desk.page.waitForSelector(hook('question-我从外省返并要提前报备吗'));
  // Asked of the city, of a district, and of the city again.
  expect(await desk.page.locator(hook('question-我从外省返并要提前报备吗')).innerText()).toContain('微信网页 3');
  desk.assertClean();
});

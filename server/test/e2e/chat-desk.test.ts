import type { Page } from 'playwright-core';
import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { eventually } from '../support/eventually';
import { newFollower, phoneOf, type Follower } from '../support/follower';
import { openHotline, type Hotline } from '../support/hotline';
import { sandboxAsks } from '../support/people';
import { photo } from '../support/pictures';
import { voice } from '../support/voices';

/** The chat desk as an operator works at it, against the real server; the followers write in the sandbox's WeChat. */
const refusedByDesign = [/Failed to load resource.*401/, /Failed to load resource.*400.*\/pictures/];

let hotline: Hotline;
let browser: TestBrowser;
let desk: WatchedPage;
let page: Page;

const id = (name: string): string => `[data-testid="${name}"]`;
const messages = id('chat-messages');

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  desk = await browser.openPage({ width: 1366, height: 768 });
  page = desk.page;
  await logIn();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

async function logIn(): Promise<void> {
  const login = hotline.logins.staff.find((account) => account.role === 'operator');
  await page.goto(`${hotline.url}/admin/chats`);
  await page.fill(id('field-staffNo'), login?.staffNo ?? '');
  await page.fill(id('field-password'), login?.password ?? '');
  await page.click(id('confirm-login'));
  await page.getByText('没有人排队').waitFor();
}

async function asking(words: string): Promise<Follower> {
  const follower = await newFollower(hotline);
  await follower.say('人工');
  await follower.say(words);
  return follower;
}

const said = (text: string) => page.locator(messages).getByText(text);
const write = (text: string) => page.fill(id('chat-input'), text);
async function endChat(): Promise<void> {
  await page.click(id('chat-close'));
  await page.locator('.ant-popconfirm').getByRole('button', { name: '结束对话' }).click();
  await page.getByText('从左侧选择一个对话').waitFor();
}
const lastOnPhone = async (follower: Follower) => (await phoneOf(hotline, follower)).at(-1);

test('a follower who asks for a person is marked in the menu, taken, answered by keyboard, registered and asked for satisfaction', async () => {
  await page.getByText('诉求人在公众号里回复“人工”后').waitFor();
  const follower = await asking('楼道灯坏了一个月没有人修。');
  await page.locator(id('chat-count')).getByText('排队 1').waitFor();
  await page.click(id('take-next'));
  await said('楼道灯坏了一个月没有人修。').waitFor();
  await page.locator(id('chat-window')).getByText(/还可发送 8 条 · 窗口剩 4[78] 小时/).waitFor();

  await write('您好，请问是');
  await page.locator(id('chat-input')).dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await page.press(id('chat-input'), 'Shift+Enter');
  await page.type(id('chat-input'), '哪个小区？');
  await page.press(id('chat-input'), 'Enter');
  await said('哪个小区？').waitFor();
  expect(await lastOnPhone(follower)).toMatchObject({ text: '您好，请问是\n哪个小区？' });
  await page.locator(id('chat-window')).getByText('还可发送 7 条').waitFor();

  await follower.show(await photo('jpeg'));
  await follower.speak(voice(2), '坞城测试小区');
  await said('坞城测试小区').waitFor();
  await eventually(() => page.locator(`${messages} img`).first().evaluate((picture: HTMLImageElement) => picture.naturalWidth), (width) => width > 0);
  expect(await page.locator(`${messages} audio`).evaluate((player: HTMLAudioElement) => fetch(player.src).then((answer) => answer.headers.get('content-type')))).toBe('audio/wav');

  await page.getByRole('tab', { name: '常用语' }).click();
  await page.locator(id('quick-answer')).filter({ hasText: '我来为您登记' }).click();
  await page.press(id('chat-input'), 'Enter');
  await said('我来为您登记').waitFor();
  await noHorizontalOverflow(page);

  await page.click(id('chat-register'));
  await page.locator(id('field-requestType')).getByText('投诉').click();
  expect(await page.inputValue(`${id('field-content')} textarea, textarea${id('field-content')}`)).toBe('楼道灯坏了一个月没有人修。\n坞城测试小区');
  await page.fill(`${id('field-contactPhone')} input, input${id('field-contactPhone')}`, '13800001234');
  await page.click(id('confirm-register'));
  await page.locator(id('chat-ticket')).getByText(/工单 \d{15}/).waitFor();

  await endChat();
  await eventually(() => lastOnPhone(follower), (entry) => entry?.type === 'msgmenu');
  await assertCleanWechat(hotline);
}, 60_000);

test('a message whose answer was lost is marked, one that is refused says why and is taken back under the pen', async () => {
  const follower = await asking('小区没有暖气。');
  await page.click(id('take-next'));
  await said('小区没有暖气。').waitFor();
  const fault = (name: string, effect: object) => sandboxAsks(hotline, 'POST /faults', { id: name, match: { dir: 'api', path: '/cgi-bin/message/custom/send' }, effect, times: 1 });
  await fault('lost', { dropAfterApply: true });
  await write('请问是哪个小区？');
  await page.press(id('chat-input'), 'Enter');
  await page.locator(messages).getByText('未确认送达').waitFor();
  await fault('over', { errcode: 45015, errmsg: 'response out of time limit' });
  await write('供热公司会联系您。');
  await page.press(id('chat-input'), 'Enter');
  await page.locator(messages).getByText('没有发出：已超过微信允许回复的时间或条数').waitFor();
  await page.locator(id('chat-window')).getByText(/可建单后用通知告知，或电话联系/).waitFor();
  expect(await page.locator(id('chat-send')).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '重新编辑' }).click();
  expect(await page.inputValue(id('chat-input'))).toBe('供热公司会联系您。');
  await follower.say('在吗');
  await page.locator(id('chat-window')).getByText('还可发送 5 条').waitFor();
  await page.press(id('chat-input'), 'Enter');
  await eventually(() => lastOnPhone(follower), (entry) => entry?.text === '供热公司会联系您。');
}, 60_000);

test('a picture chosen or pasted is looked at first, then stands in the chat and on the telephone; 微受理 goes out as a card', async () => {
  const follower = await asking('怎么填写诉求？');
  await page.click(id('take-next'));
  await said('怎么填写诉求？').waitFor();
  const ours = page.locator(`${messages} img[alt="发给诉求人的图片"]`);
  const sentPictures = async () => (await phoneOf(hotline, follower)).filter(({ from, type }) => from === 'account' && type === 'image');
  const picture = await photo('png');

  await page.setInputFiles(id('chat-picture-file'), { name: '办事流程.png', mimeType: 'image/png', buffer: picture });
  await eventually(() => page.locator(`${id('chat-picture-preview')} img`).evaluate((shown: HTMLImageElement) => shown.naturalWidth), (width) => width > 0);
  expect(await sentPictures()).toHaveLength(0);
  await noHorizontalOverflow(page);
  await page.click(id('chat-picture-send'));
  await eventually(() => ours.first().evaluate((shown: HTMLImageElement) => shown.naturalWidth), (width) => width > 0);
  await page.locator(id('chat-picture-preview')).waitFor({ state: 'detached' });

  await page.locator(id('chat-input')).evaluate((input, bytes) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }));
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, [...picture]);
  await page.click(id('chat-picture-send'));
  await eventually(() => ours.count(), (count) => count === 2);
  expect(await sentPictures()).toHaveLength(2);

  await page.setInputFiles(id('chat-picture-file'), { name: '说明.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
  await page.click(id('chat-picture-send'));
  await page.locator(id('chat-picture-preview')).getByText('只能上传JPG、PNG、WebP格式的照片').waitFor();
  await page.getByRole('button', { name: '不发了' }).click();
  await page.locator(id('chat-picture-preview')).waitFor({ state: 'detached' });

  await page.setInputFiles(id('chat-picture-file'), { name: '材料清单.png', mimeType: 'image/png', buffer: picture });
  const first = page.url().split('/').at(-1) ?? '';
  await asking('另一位');
  await page.click(id('take-next'));
  await said('另一位').waitFor();
  expect(await page.locator(id('chat-picture-preview')).count()).toBe(0);
  await endChat();
  await page.click(id(`chat-${first}`));
  await said('怎么填写诉求？').waitFor();
  await page.click(id('chat-picture-send'));
  await eventually(() => ours.count(), (count) => count === 3);
  await page.locator(id('chat-picture-preview')).waitFor({ state: 'detached' });

  await page.click(id('chat-intake'));
  await said('微受理入口').waitFor();
  expect(await lastOnPhone(follower)).toMatchObject({ type: 'miniprogrampage', detail: { page: 'pages/submit/index' } });
  await assertCleanWechat(hotline);
  await endChat();
}, 60_000);

test('the list is walked by keyboard, the longest waiting on top', async () => {
  await asking('第一位');
  await asking('第二位');
  const rows = page.locator('.chat-row');
  await eventually(() => rows.count(), (count) => count === 3);
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await said('第一位').waitFor();
  expect(await page.locator(id('chat-state')).innerText()).toBe('排队中');
  await rows.nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await said('第二位').waitFor();
  await page.click(id('chat-take'));
  await page.locator(id('chat-state')).getByText('对话中').waitFor();
  desk.assertClean(refusedByDesign);
  await assertCleanWechat(hotline);
}, 60_000);

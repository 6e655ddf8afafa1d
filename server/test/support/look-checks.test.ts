import { launchBrowser, type TestBrowser, type WatchedPage } from './browser';
import { fitFaults, lookFaults, promises } from './look-checks';

/** The checks count only when each has caught what it is there for, and nothing on a page without a fault. */
let browser: TestBrowser;
let watched: WatchedPage;

beforeAll(async () => {
  browser = await launchBrowser();
  watched = await browser.openPage({ width: 390, height: 844, mobile: true });
});
afterAll(() => browser?.close());

const styles = `body{margin:0;font:22px/1.5 sans-serif;color:#000;background:#fff} button{min-width:60px;min-height:60px;font:inherit;color:#000;background:#fff;border:0}
  .one{width:200px;white-space:nowrap}`;

async function faultsOf(body: string): Promise<string[]> {
  await watched.page.setContent(`<meta name="viewport" content="width=device-width"><style>${styles}</style>${body}`);
  return lookFaults(watched.page, promises.elder);
}

test('a page without a fault has none, also where it scrolls and where layers lie over each other', async () => {
  const long = '<p>供暖第一周，家里只有十四度。</p>'.repeat(40);
  expect(await faultsOf(`<button>提交诉求</button><p style="overflow:hidden">供暖第一周，家里只有十四度，请尽快派人来看看，老人受不了。</p><div style="height:200px;overflow:auto">${long}</div>
    <div style="position:fixed;bottom:0;left:0;right:0;background:#fff">上一步</div>${long}`)).toEqual([]);
});

const planted: readonly (readonly [fault: RegExp, body: string])[] = [
  [/^clipped: “一二三四五/, '<div class="one" style="overflow:hidden;text-overflow:ellipsis">一二三四五六七八九十一二三四五</div>'],
  [/^clipped: “供暖第一周/, '<div style="height:40px;overflow:hidden">供暖第一周，家里只有十四度，请尽快派人来看看，老人受不了。</div>'],
  [/^clipped: “用您自己的话查政策” in input/, '<input aria-label="x" placeholder="用您自己的话查政策" style="width:100px;height:60px;font-size:22px">'],
  [/^outside the window: “远处”/, '<div style="overflow:hidden;position:relative;height:60px"></div><div style="position:absolute;left:-60px">远处</div>'],
  [/^scrolls sideways: html/, '<div style="width:600px">宽</div>'],
  [/^scrolls sideways: div/, '<div style="overflow:auto"><div style="width:600px">宽</div></div>'],
  [/^overlapping: “上面” and “下面”/, '<div>上面</div><div style="margin-top:-20px">下面</div>'],
  [/^under the bar: \d+px/, '<div style="padding-bottom:20px">话<div class="action-bar" style="position:fixed;bottom:0;height:80px">条</div></div>'],
  [/^small target: button\. #small \d+×48/, '<button id="small" style="min-height:48px;height:48px">小</button>'],
  [/^small target: div\. #tag/, '<div id="tag" role="button" style="height:40px">点</div>'],
  [/^nameless: button/, '<button></button>'],
  [/^without a role: div\. #mute/, '<div id="mute" style="height:60px">点</div><script>mute.__events = { click: () => 0 }</script>'],
  [/^no keyboard: div\. #passed/, '<div id="passed" role="button" style="height:60px">点</div>'],
  [/^small text: “小字” 16px/, '<small style="font-size:16px">小字</small>'],
  [/^small text: “” 13\.3/, '<textarea aria-label="x" style="min-height:60px;font-size:13.3px"></textarea>'],
  [/^tight lines: “供暖第一周/, '<p style="line-height:1.1">供暖第一周，家里只有十四度，请尽快派人来看看，老人受不了。</p>'],
  [/^tight paragraphs: p/, '<p style="margin:0">第一段</p><p style="margin:0">第二段</p>'],
  [/^faint: “看不清” 2\.\d+:1/, '<p style="color:rgba(0,0,0,.35)">看不清</p>'],
  [/^faint: “看不清”/, '<p style="color:#555;opacity:.5">看不清</p>'],
];

test.each(planted)('%s is found', async (fault, body) => {
  expect(await faultsOf(body)).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
});

test('text that fits at one size and not at the next is found at the next', async () => {
  expect(await faultsOf('<div class="wx-root"><div class="one" style="overflow:hidden;font-size:calc(22px * var(--scale, 1))">一二三四五六七八</div></div>')).toEqual([]);
  expect(await fitFaults(watched.page, [1, 1.2])).toEqual([expect.stringMatching(/^×1\.20 clipped: “一二三四五六七八”/)]);
  // Afterwards the page is as it was.
  expect(await lookFaults(watched.page, promises.elder)).toEqual([]);
});

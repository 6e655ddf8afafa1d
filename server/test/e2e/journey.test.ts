import { launchBrowser, type TestBrowser } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { eventually } from '../support/eventually';
import { logInAs } from '../support/h5';
import { openHotline, type Hotline } from '../support/hotline';
import { gatherCrew, type Crew } from '../support/journey';
import { sandboxAsks } from '../support/people';
import { deflect, draftAndResume, exportAndErase, follow, rate, reopen, search, submitWithPictures, supplementAndRemind, type Walk } from '../support/phones/citizen-journey';
import type { CitizenPhone } from '../support/phones/phone';
import { SandboxPhone } from '../support/phones/sandbox-phone';
import { WeappInNode } from '../support/phones/weapp-in-node';
import { WebPhone } from '../support/phones/web';
import { openTextProvider, type TextProvider } from '../support/text-provider';

/** The whole journey of a citizen, against the real server, on everything the same source runs on. */
let provider: TextProvider;
let hotline: Hotline;
let browser: TestBrowser;
let crew: Crew;

beforeAll(async () => {
  provider = await openTextProvider();
  hotline = await openHotline('sqlite', provider.settings);
  crew = await gatherCrew(hotline);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
  await provider?.stop();
});

const inWechat = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50 NetType/WIFI Language/zh_CN';

const ways: Readonly<Record<string, (user: string, nick: string) => Promise<CitizenPhone>>> = {
  'the mini-program in WeChat’s component engine': (user) => WeappInNode.open(hotline, user),
  'the mini-program on the sandbox’s phone': (_, nick) => SandboxPhone.open(browser, { hotline, nick }),
  'H5 in WeChat’s browser': (user) => WebPhone.open(browser, { url: hotline.url, width: 390, height: 844, mobile: true, userAgent: inWechat, logIn: (page) => logInAs(page, user) }),
  'H5 as a website': async () => {
    const phone = await WebPhone.open(browser, { url: hotline.url, width: 1366, height: 768, logIn: () => Promise.resolve() });
    await logInByText(phone);
    return phone;
  },
};

/** Outside WeChat one logs in by a code to one's telephone. */
async function logInByText(phone: CitizenPhone): Promise<void> {
  const number = '13800005678';
  await phone.openTab('mine');
  await phone.tap('login-phone');
  await phone.type('phone', number);
  await phone.choose('consent');
  await phone.tap('send-code');
  await phone.type('textCode', await eventually(() => provider.codeFor(number), (code) => code !== ''));
  await phone.tap('enter');
  await phone.read('my-data');
}

test.each(Object.keys(ways))('%s: searched, deflected, drafted, resumed, submitted, followed, supplemented, reopened, rated, exported, erased', async (way) => {
  const nth = Object.keys(ways).indexOf(way) + 1;
  const [user, nick] = [`journey-${nth}`, `旅人${nth}号`];
  await sandboxAsks(hotline, 'POST /users', { id: user, nick });
  const phone = await (ways[way] as (typeof ways)[string])(user, nick);
  const walk: Walk = { phone, crew, words: `供暖第一周，我家暖气放过气还是不热，室内只有十四度，家里有老人，请派人来看看。第${nth}户。` };
  await search(walk);
  await deflect(walk);
  await draftAndResume(walk);
  const id = await submitWithPictures(walk);
  await follow(walk, id);
  await supplementAndRemind(walk);
  await reopen(walk, id);
  if (phone.inWeapp) await toldOf(user);
  await rate(walk, id);
  await exportAndErase(walk);
  phone.assertClean();
  await phone.close();
  await assertCleanWechat(hotline);
});

/** The answer was announced, as they had allowed when submitting; what it overtook need not have been. */
async function toldOf(user: string): Promise<void> {
  const inbox = () => sandboxAsks<{ notices: { templateTitle: string }[] }>(hotline, `GET /users/${user}/inbox`);
  await eventually(inbox, ({ notices }) => notices.some(({ templateTitle }) => templateTitle === '诉求办结通知'));
}

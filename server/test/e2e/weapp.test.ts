import { resolve } from 'node:path';
import sharp from 'sharp';
import { getMyTicket } from '@hotline/shared/contracts/tickets.citizen';
import { assertCleanWechat } from '../support/clean-wechat';
import { openHotline, type Hotline } from '../support/hotline';
import { eventually } from '../support/eventually';
import { act, gatherCrew, publicReply, type Crew } from '../support/journey';
import { citizenFrom, sandboxAsks } from '../support/people';
import { createFakeWx, createWeapp, type FakeWx, type Weapp } from '../support/weapp';

/** The built mini-program in WeChat's own component engine, against the real server, WeChat being the sandbox. */
const dist = resolve(__dirname, '../../../miniprogram/dist/weapp');
const userId = 'wangfang';

let hotline: Hotline;
let crew: Crew;
let wx: FakeWx;
let weapp: Weapp;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  crew = await gatherCrew(hotline);
  const { WECHAT_MP_APPID: appid } = hotline.server.platform.config;
  wx = createFakeWx({ serverUrl: hotline.url, sandbox: { url: hotline.sandbox.url, key: hotline.sandbox.key, userId, appid }, privacyAgreed: true });
  weapp = createWeapp({ dist, wx });
});
afterAll(async () => {
  weapp?.close();
  await hotline?.stop();
});

/** Taps an element once it is there. */
const tap = async (id: string): Promise<void> => weapp.tap(await weapp.waitFor(() => weapp.findById(id), `#${id}`));
const type = async (id: string, text: string): Promise<void> => {
  const box = await weapp.waitFor(() => weapp.findById(id).querySelector('input, textarea') ?? weapp.findById(id), `#${id}`);
  weapp.input(box, text);
};

/** Waits until the screen says so: a person sees the effect of a touch before the next one. */
const seen = (text: string | RegExp): Promise<unknown> => weapp.waitFor(() => (typeof text === 'string' ? weapp.text().includes(text) : text.test(weapp.text())), String(text));

async function submitStepByStep(): Promise<void> {
  await tap('go-submit');
  await seen('已保存');
  await tap('type-assistance');
  await weapp.waitFor(() => weapp.query('.choices__item--on'), 'the type is chosen');
  await type('content', '家里停暖三天，老人感冒了，请尽快安排维修人员上门检查。');
  await seen('27/3000');
  await tap('next');
  await type('address', '迎泽区柳巷街道9号院2号楼');
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#446688' } }).jpeg().toBuffer();
  wx.files = [{ name: 'radiator.jpg', type: 'image/jpeg', bytes: new Uint8Array(bytes) }];
  await tap('pictures-add');
  await weapp.waitFor(() => weapp.text().includes('1/9') && !weapp.text().includes('上传中'), 'the picture is uploaded');
  await tap('next');
  await type('contactPhone', '13800005678');
  await seen('已保存');
  await tap('consent');
  await weapp.waitFor(() => weapp.query('.check--on'), 'the notice is agreed to');
  await tap('submit');
}

test('a policy is found, a request submitted with its picture, followed, answered and rated', async () => {
  await weapp.launch();
  await tap('go-policy');
  await type('search', '暖气不热怎么办');
  await tap('search-go');
  await weapp.waitFor(() => weapp.findById('hit-1'), 'an answer');
  weapp.reLaunch('/pages/home/index');
  await submitStepByStep();
  const ticketNo = (await weapp.waitFor(() => weapp.findById('ticket-no').textContent, 'the ticket number'))?.replace(/\D/g, '');
  expect(ticketNo).toMatch(/^\d{15}$/);

  await tap('view-progress');
  await weapp.waitFor(() => weapp.text().includes('诉求已提交'), 'the timeline');
  const id = String(weapp.page().instance.options['id']);
  await act(crew, ['operator', 'answerDirectly'], id);

  weapp.reLaunch(`/ticket/detail/index?id=${id}`);
  await weapp.waitFor(() => weapp.findById('reply').textContent?.includes(publicReply), 'the reply');
  await tap('solution-solved');
  await tap('satisfaction-satisfied');
  await weapp.waitFor(() => weapp.queryAll('.choices__item--on').length === 2, 'both are chosen');
  await tap('rate');
  await weapp.waitFor(() => weapp.findById('rating-given'), 'the rating');

  const inbox = () => sandboxAsks<{ notices: { templateTitle: string }[] }>(hotline, `GET /users/${userId}/inbox`);
  const { notices } = await eventually(inbox, (seen) => seen.notices.length > 0);
  expect(notices.map((notice) => notice.templateTitle)).toEqual(['诉求办结通知']);

  const other = await citizenFrom(hotline);
  await expect(other.person.call(getMyTicket, { params: { id } })).rejects.toThrow('ticket.notFound');
  expect(weapp.largestSetData()).toBeLessThan(32 * 1024);
  weapp.assertClean();
  await assertCleanWechat(hotline);
});

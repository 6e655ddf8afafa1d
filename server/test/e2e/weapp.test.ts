import { resolve } from 'node:path';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { uploadEvidence } from '@hotline/shared/contracts/tickets.staff';
import { assertCleanWechat } from '../support/clean-wechat';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, member, publicReply, submitted, take, type Crew } from '../support/journey';
import { citizenFrom, draft } from '../support/people';
import { photo } from '../support/pictures';
import { lookAt } from '../support/ticket-look';
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
  await weapp.launch();
});
// Each test leaves nothing behind that went wrong, and no change of a screen was large.
afterEach(async () => {
  weapp.assertClean();
  expect(weapp.largestSetData()).toBeLessThan(32 * 1024);
  await assertCleanWechat(hotline);
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

/** Another request of the same person. */
async function requested(): Promise<string> {
  const { person } = await citizenFrom(hotline, userId);
  return (await person.call(submitTicket, { body: await draft(hotline) })).id;
}

async function open(id: string, text: string): Promise<void> {
  weapp.reLaunch(`/ticket/detail/index?id=${id}`);
  await seen(text);
}

test('a question is answered, the work hurried, something added; what was written survives leaving', async () => {
  const id = await requested();
  await act(crew, ['operator', 'requestInfo'], id);
  await open(id, '请补充小区名称和楼号');
  expect(weapp.text()).toMatch(/^需要您补充/);
  expect(weapp.text()).toMatch(/请在.*24:00 前补充/);
  await tap('supplyInfo-send');
  await seen('请先填写内容');
  await type('supplyInfo-text', '阳光小区三号楼');
  await seen('7/3000');
  weapp.reLaunch('/pages/home/index');
  await open(id, '7/3000');
  await tap('supplyInfo-send');
  await seen('已收到补充材料');

  await tap('remind');
  await tap('remind-send');
  await seen('已转告负责单位加快办理');
  await tap('remind');
  await tap('remind-send');
  await seen('您今天已经催办过');
  await tap('remind-sheet-close');
  await tap('supplement');
  await type('supplement-text', '今天室温只有十三度');
  await seen('9/3000');
  await tap('supplement-send');
  await seen('您补充了说明');
  expect(wx.journal.toasts.slice(-3)).toEqual(['已收到，我们会接着办理', '已转告负责单位', '已补充，办理人员会看到']);
  const { messages } = await lookAt(crew, id);
  expect(messages.map(({ text }) => text).sort()).toEqual(['今天室温只有十三度', '请尽快办理', '请补充小区名称和楼号', '阳光小区三号楼'].sort());
});

test('an answer that comes too late is kept and can be given as a supplement', async () => {
  const id = await requested();
  await act(crew, ['operator', 'requestInfo'], id);
  await open(id, '需要您补充');
  await type('supplyInfo-text', '阳光小区三号楼');
  await seen('7/3000');
  hotline.clock.advance(20 * 24 * 3600_000);
  await hotline.server.runJob('unanswered-questions');
  crew = await gatherCrew(hotline);
  await tap('supplyInfo-send');
  await weapp.waitFor(() => weapp.findById('supplement'), 'the question is gone');
  expect(wx.journal.toasts.at(-1)).toBe('诉求有了新进展，您写的内容还在');
  await tap('supplement');
  await tap('supplement-send');
  await seen('您补充了说明');
});

test('the reply comes with its photographs, which open large', async () => {
  const id = await requested();
  for (const [role, action] of [['operator', 'accept'], ['dispatcher', 'dispatch'], ['handler', 'acknowledge'], ['handler', 'recordContact']] as const) await act(crew, [role, action], id);
  for (const name of ['valve.jpg', 'room.jpg']) await member(crew, 'handler').callWithFile(uploadEvidence, { params: { id } }, { bytes: await photo('jpeg'), name });
  await act(crew, ['handler', 'submitResolution'], id);
  await act(crew, ['supervisor', 'approveResolution'], id);
  await open(id, publicReply);
  await tap('evidence-2');
  await weapp.waitFor(() => wx.journal.previews.at(-1)?.length === 2, 'both photographs');
});

test('declined, finally answered, and answered together with others, each in its own words', async () => {
  const declined = await requested();
  await act(crew, ['operator', 'decline'], declined);
  await open(declined, '不予受理的说明');
  expect(weapp.text()).toContain('12368');

  const finalized = await requested();
  await act(crew, ['operator', 'answerDirectly'], finalized);
  await act(crew, ['supervisor', 'proposeFinalReply'], finalized);
  await take(crew.secondSupervisor, finalized, 'finalize');
  await open(finalized, '已作出最终答复');

  const merged = await requested();
  await act(crew, ['operator', 'accept'], merged);
  await act(crew, ['dispatcher', 'merge', { into: (await submitted(crew)).id }], merged);
  await open(merged, '正在一并办理');
  weapp.reLaunch('/pages/progress/index');
  await seen('正与同类诉求一并办理');
  // Newest first: only those before it have ended.
  expect([1, 2, 3].map((place) => weapp.findById(`ticket-${place}`).querySelector('.tag--grey') !== null)).toEqual([false, true, true]);
});

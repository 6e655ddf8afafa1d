import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { launchBrowser, type TestBrowser } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { hook } from '../support/desk-page';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, member, take, type Crew } from '../support/journey';
import { photo } from '../support/pictures';
import { called, Shift } from '../support/shift';

/**
 * Story 5, twenty calls for two: she called twice, staff called everybody else. Each call stands on the ticket, so does
 * the chain from department to department; and nobody calls it done before it is.
 */
const phone = '13900005555';
const content = '妻子急需手术，丈夫被封控在外地，医院说麻醉要有家属在场，高速路口不让通行，请帮忙协调。';
const reply = '您好，您丈夫已凭通行证明通过高速路口到达医院，手术已按时进行，请您安心休养。';
const lead = 'health-commission';
const hospitalSide = 'emergency-medical';
const answered = ['疫情办', '卫健委值班室', '医院医务科', '居委会', '外省疾控', '外地街道', '高速路口', '交警支队', '麻醉科', '外省热线'];

let hotline: Hotline;
let browser: TestBrowser;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  crew = await gatherCrew(hotline);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

/** From the department that is not in charge to the one that is, and on to the one at the bedside; the traffic police beside them all the way. */
async function passedOn(id: string): Promise<void> {
  await act(crew, ['operator', 'accept', { category: 'health.hospital', urgency: 'urgent' }], id);
  await act(crew, ['dispatcher', 'dispatch', { department: 'epidemic-office', coDepartments: ['traffic-police'] }], id);
  await take(await crew.handlerOf('epidemic-office'), id, ['sendBack', { basis: '手术保障由卫健部门负责' }]);
  await act(crew, ['dispatcher', 'upholdSendBack', { department: lead }], id);
  const handler = await crew.handlerOf(lead);
  await take(handler, id, 'acknowledge');
  await take(handler, id, ['delegate', { department: hospitalSide }]);
}

/** Ten that nobody answered or that were engaged, and ten that were answered. */
async function twentyCalls(id: string): Promise<void> {
  const operator = member(crew, 'operator');
  for (const [at, person] of answered.entries()) {
    await take(operator, id, ['callLead', { outcome: at % 2 ? 'engaged' : 'noAnswer', person: null, note: `拨打${person}` }]);
    await take(operator, id, ['callLead', { outcome: 'answered', person, note: '已说明情况，答应协调' }]);
  }
}

test('every call stands on the ticket, the chain is in sight, and it is not done before everybody has done it', async () => {
  const { id, ticketNo } = await called(member(crew, 'operator'), { content, contactPhone: phone, urgency: 'urgent' });
  // Her second call: the same number brings up what she asked before.
  const operator = await Shift.begin(browser, hotline, { role: 'operator' });
  await operator.page.click(hook('desk-register'));
  await operator.fill('contactPhone', phone);
  await operator.sees('caller-history', ticketNo);
  await operator.open('all', ticketNo);
  await operator.take('addNote', { text: '第二次来电：手术定在明天上午' });
  await passedOn(id);
  await twentyCalls(id);
  await operator.sees('timeline', '外省热线');
  await operator.page.getByRole('heading', { name: '电话跟进（20）' }).waitFor();
  for (const person of answered) await operator.sees('calls', `接听人：${person}`);
  await operator.end();

  const handler = await Shift.begin(browser, hotline, { role: 'handler', department: lead });
  await handler.open('handling', ticketNo);
  await handler.sees('departments', /主办.*卫生健康委员会.*协办.*待提交意见.*下级承办.*急救中心/s);
  await handler.page.getByText('此前的承办单位（1）').click();
  await handler.page.locator('.former').filter({ hasText: '疫情防控' }).waitFor();
  await handler.sees('messages', '第二次来电');
  // Not done: those who help have not answered, and nobody has spoken with her.
  await handler.start('submitResolution');
  await handler.fill('reply', reply);
  await handler.confirm('submitResolution');
  await handler.sees('action-fault', '还有协办单位没有提交意见');
  await take(await crew.handlerOf('traffic-police'), id, ['submitCoReply', { reply: '已通知路口凭证明放行' }]);
  await handler.page.click(hook('ticket-outdated') + ' button');
  await handler.sees('departments', '已通知路口凭证明放行');
  await handler.confirm('submitResolution');
  await handler.sees('action-fault', '还没有有效的联系记录');
  await handler.take('recordContact', { note: '丈夫已到病房，麻醉同意书已签' }, async () => {
    await handler.choose('outcome', '已联系上');
    await handler.page.setInputFiles(hook('evidence-file'), { name: 'pass.jpg', mimeType: 'image/jpeg', buffer: await photo('jpeg') });
    await handler.page.locator(`${hook('evidence')} img`).first().waitFor();
  });
  // What was written before the refusals is still there.
  await handler.start('submitResolution');
  expect(await handler.page.locator(hook('field-reply')).inputValue()).toBe(reply);
  await handler.confirm('submitResolution');
  await handler.sees('ticket-state', '待审核');
  await handler.end([/status of 400 .*\/submitResolution/]);

  const supervisor = await Shift.begin(browser, hotline, { role: 'supervisor' });
  await supervisor.open('review', ticketNo);
  await supervisor.start('approveResolution');
  const checks = await supervisor.page.getByRole('list', { name: '审核要点' }).locator('li').allInnerTexts();
  expect(checks.map((line) => line.replace(/\s+/g, ' ').trim())).toEqual([expect.stringContaining('共 1 次，联系上 1 次'), expect.stringContaining('1 家均已提交'), expect.stringContaining('1 张')]);
  await supervisor.confirm('approveResolution');
  await supervisor.sees('ticket-state', '待评价');
  await supervisor.end();
  expect(await member(crew, 'supervisor').call(getTicket, { params: { id } })).toMatchObject({ state: 'resolved', reply: { text: reply }, calls: { length: 20 } });
  await assertCleanWechat(hotline);
}, 300_000);

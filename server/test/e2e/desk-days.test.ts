import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { launchBrowser, type TestBrowser } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { hook } from '../support/desk-page';
import { openHotline, type Hotline } from '../support/hotline';
import { act, caseIn, gatherCrew, heating, member, take, type Case, type Crew } from '../support/journey';
import { called, Shift } from '../support/shift';

/** A day of dispatcher, duty manager, supervisor and follow-up officer, from log-in to log-out; those of the other roles are in the stories. */
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

const seen = (id: string) => member(crew, 'supervisor').call(getTicket, { params: { id } });

/** A ticket in a state, with the number people know it by. */
async function ticketIn(state: TicketState): Promise<Case & { ticketNo: string }> {
  const made = await caseIn(crew, state);
  return { ...made, ticketNo: (await seen(made.id)).ticketNo };
}

test('the dispatcher: the directory’s department taken over with its rule, a send-back refused, one cause made one ticket', async () => {
  const fresh = await ticketIn('accepted');
  const refused = await ticketIn('sent_back');
  const same = await ticketIn('accepted');
  const day = await Shift.begin(browser, hotline, { role: 'dispatcher' });
  await day.sees('waiting-dispatch', fresh.ticketNo);
  await day.open('dispatch', fresh.ticketNo);
  await day.take('dispatch', {}, () => day.page.click(hook(`suggestion-${heating}`)));
  await day.sees('ticket-state', '待签收');
  await day.sees('departments', /主办.*热力/s);

  await day.open('sentBack', refused.ticketNo);
  await day.sees('send-backs', /等待审批/);
  await day.take('rejectSendBack', { reason: '该小区在贵公司供热范围内，请继续办理' });
  await day.sees('ticket-state', '待签收');

  await day.open('dispatch', same.ticketNo);
  await day.take('merge', { reason: '同一小区同一原因' }, () => day.pick('into', fresh.ticketNo));
  await day.sees('related', fresh.ticketNo);
  await day.page.locator(hook('desk-dispatch')).click();
  await day.page.locator(hook(`row-${same.ticketNo}`)).waitFor({ state: 'detached' });
  await day.end();
  expect(await seen(same.id)).toMatchObject({ state: 'merged', mergedInto: { id: fresh.id } });
}, 300_000);

test('the duty manager: a critical ticket rings, is called behind, urged and watched until somebody is on the way', async () => {
  const day = await Shift.begin(browser, hotline, { role: 'dutyManager' });
  await day.sees('live-state', '实时');
  const { id, ticketNo } = await called(member(crew, 'operator'), { content: '楼道里有很浓的煤气味，三楼住着两位老人，请马上派人关阀检查。' });
  await day.sees('critical-tickets', ticketNo);
  await act(crew, ['operator', 'accept', { urgency: 'critical' }], id);
  await act(crew, ['dispatcher', 'dispatch'], id);
  await day.page.click(hook(`critical-${ticketNo}`));
  await day.sees('ticket-state', '待签收');
  await day.take('callLead', { person: '抢修班长', note: '抢修车已出发，十五分钟到场' }, () => day.choose('outcome', '已接听并确认'));
  await day.sees('calls', /抢修班长.*十五分钟到场/s);
  await day.take('remind', { note: '到场后请立即回电' });
  await act(crew, ['handler', 'acknowledge'], id);
  await day.page.click(hook('desk-wall'));
  await day.sees(`wall-${ticketNo}`, '未联系诉求人');
  await act(crew, ['handler', 'recordContact'], id);
  await day.sees(`wall-${ticketNo}`, '已落实');
  await day.page.getByRole('link', { name: '返回工作台' }).click();
  await day.end();
}, 300_000);

test('the supervisor: a reply sent back and approved when it is complete, more time granted, an order given, the last word signed', async () => {
  const review = await ticketIn('in_review');
  const slow = await ticketIn('in_progress');
  const final = await ticketIn('resolved');
  await act(crew, ['handler', 'requestExtension'], slow.id);
  await take(crew.secondSupervisor, final.id, 'proposeFinalReply');

  const day = await Shift.begin(browser, hotline, { role: 'supervisor' });
  await day.open('review', review.ticketNo);
  await day.take('returnResolution', { reason: '请写明检修后的室温和复测时间' });
  await day.sees('ticket-state', '办理中');
  await act(crew, ['handler', 'submitResolution'], review.id);
  await day.open('review', review.ticketNo);
  await day.start('approveResolution');
  await day.page.getByRole('list', { name: '审核要点' }).getByText('共 1 次，联系上 1 次').waitFor();
  await day.confirm('approveResolution');
  await day.page.locator(hook('form-approveResolution')).waitFor({ state: 'detached' });

  await day.open('extension', slow.ticketNo);
  await day.take('grantExtension', { explanation: '更换的阀门需要从外地调运，请您谅解' });
  await day.sees('extensions', '同意');
  await day.take('supervise', { demand: '到货当天更换并说明情况' });
  await day.sees('head-marks', '一级督办');
  await day.page.click(hook('desk-supervision'));
  await day.page.waitForSelector(hook(`row-${slow.ticketNo}`));

  await day.open('finalApproval', final.ticketNo);
  await day.sees('ticket', '供热公司总经理签发');
  await day.take('finalize');
  await day.end();
  expect(await seen(review.id)).toMatchObject({ state: 'resolved' });
  expect(await seen(final.id)).toMatchObject({ state: 'finalized' });
}, 300_000);

test('the follow-up officer: nobody answers, then somebody is content; another is not, and it is done again', async () => {
  const content = await ticketIn('resolved');
  const unhappy = await ticketIn('resolved');
  const day = await Shift.begin(browser, hotline, { role: 'followUpOfficer' });
  await day.open('followUp', content.ticketNo);
  await day.take('recordFollowUp', { note: '响铃后无人接听' }, () => day.choose('result', '未接通'));
  await day.sees('timeline', '未接通（第1次）');
  await day.start('recordFollowUp');
  await day.choose('result', '已接通');
  await day.fill('note', '室温稳定在二十度');
  // Satisfaction is never assumed: without the requester's word there is nothing to send.
  await day.confirm('recordFollowUp');
  await day.page.locator('.ant-form-item-explain-error').first().waitFor();
  await day.choose('solution', '已解决');
  await day.choose('satisfaction', '满意');
  await day.confirm('recordFollowUp');
  await day.page.locator(hook('form-recordFollowUp')).waitFor({ state: 'detached' });

  await day.open('followUp', unhappy.ticketNo);
  await day.take('recordFollowUp', { note: '第二天又不热了' }, async () => {
    await day.choose('result', '已接通');
    await day.choose('solution', '未解决');
    await day.choose('satisfaction', '不满意');
  });
  await day.page.getByText('第 2 轮').waitFor();
  await day.page.click(hook('desk-call-backs'));
  await day.page.getByRole('heading', { name: '电话告知' }).waitFor();
  await day.end();
  expect(await seen(content.id)).toMatchObject({ state: 'closed', rating: { satisfaction: 'satisfied' } });
  expect(await seen(unhappy.id)).toMatchObject({ state: 'in_progress', round: 2 });
  await assertCleanWechat(hotline);
}, 300_000);

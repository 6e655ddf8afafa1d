import { randomUUID } from 'node:crypto';
import { finishCallBack, listCallBacks } from '@hotline/shared/contracts/notices.staff';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { getTicket, registerTicket } from '@hotline/shared/contracts/tickets.staff';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, member, submitted, type Crew } from '../support/journey';
import { draft, sandboxAsks } from '../support/people';
import { allowNotices, answer, attempts, fault, noticesOf, openidOf, reachable, told } from '../support/told';

/** Subscription, template, service message, text message, telephone: the first way that works, and no second. */
const subscribePath = '/cgi-bin/message/subscribe/send';
const templatePath = '/cgi-bin/message/template/send';

let hotline: Hotline;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  crew = await gatherCrew(hotline);
});
afterAll(() => hotline?.stop());

const follow = (user: string) => sandboxAsks(hotline, `POST /users/${user}/act`, { type: 'follow' });
const toldBy = (id: string, channel: string) => eventually(() => noticesOf(hotline, id), (seen) => seen.some((notice) => notice.channel === channel && ['sent', 'unreachable'].includes(notice.state)));

/** Somebody who follows the account and has a request; follower and requester are one person by the unionid. */
async function following() {
  const made = await submitted(crew);
  await follow(made.user);
  const openid = await openidOf(hotline, made.user, 'OA');
  await eventually(async () => (await member(crew, 'operator').call(getTicket, { params: { id: made.id } })).reachable, ({ channel }) => channel === 'template');
  return { ...made, openid };
}

test('the desk sees by what a requester is reached, and how often', async () => {
  const made = await submitted(crew);
  const reach = async () => (await member(crew, 'operator').call(getTicket, { params: { id: made.id } })).reachable;
  expect(await reach()).toEqual({ channel: null, remaining: [] });
  await allowNotices(hotline, made);
  const { channel, remaining } = await reach();
  expect([channel, [...remaining].sort((a, b) => (a.kind < b.kind ? -1 : 1))]).toEqual(['subscription', ['accepted', 'progress', 'resolved'].map((kind) => ({ kind, count: 1 }))]);
});

test('a follower without consents gets the template message', async () => {
  const made = await following();
  await answer(crew, made);
  await toldBy(made.id, 'template');
  expect((await told(hotline, made.user)).map(({ title }) => title)).toEqual(['诉求办结通知']);
});

test('a consent that WeChat does not know of is corrected, and the next way taken', async () => {
  const made = await following();
  const mini = await openidOf(hotline, made.user, 'MP');
  await allowNotices(hotline, made);
  await fault(hotline, subscribePath, { openid: mini, effect: { errcode: 43101 } });
  await answer(crew, made);
  await toldBy(made.id, 'template');
  const { remaining } = (await member(crew, 'operator').call(getTicket, { params: { id: made.id } })).reachable;
  expect(remaining.find(({ kind }) => kind === 'resolved')).toEqual({ kind: 'resolved', count: 0 });
  expect(await told(hotline, made.user)).toHaveLength(1);
});

test('a template message that did not arrive is followed by the next way', async () => {
  const made = await following();
  await sandboxAsks(hotline, `POST /users/${made.user}/act`, { type: 'block' });
  // Following opens the chat for a minute, in which a service message would go out.
  hotline.clock.advance(61_000);
  await answer(crew, made);
  await toldBy(made.id, 'textMessage');
  expect(await told(hotline, made.user)).toEqual([]);
});

test('an unanswered template message is repeated under its id and shown once', async () => {
  const made = await following();
  await fault(hotline, templatePath, { openid: made.openid, effect: { dropAfterApply: true }, times: 2 });
  await answer(crew, made);
  await toldBy(made.id, 'template');
  await eventually(() => attempts(hotline, templatePath, made.openid), (count) => count === 3);
  expect(await told(hotline, made.user)).toHaveLength(1);
});

test('who has just written gets a service message when nothing better works', async () => {
  const made = await following();
  await sandboxAsks(hotline, `POST /users/${made.user}/act`, { type: 'text', content: '你好' });
  await fault(hotline, templatePath, { openid: made.openid, effect: { errcode: 43004 } });
  await answer(crew, made);
  await toldBy(made.id, 'serviceMessage');
  const { chats } = await sandboxAsks<{ chats: { entries: { text: string }[] }[] }>(hotline, `GET /users/${made.user}/inbox`);
  expect(chats.flatMap(({ entries }) => entries.map(({ text }) => text)).filter((text) => text.includes('已有答复'))).toHaveLength(1);
});

test('a caller hears of acceptance on the telephone and of the result by text message', async () => {
  const { requestType, content } = await draft(hotline);
  const body = { idempotencyKey: randomUUID(), requestType, content, urgency: 'normal' as const, category: null, area: null, address: null, contactName: null, contactPhone: '13800000000' };
  const { id } = await member(crew, 'operator').call(registerTicket, { body });
  await act(crew, ['operator', 'accept'], id);
  await act(crew, ['operator', 'answerDirectly'], id);
  await toldBy(id, 'textMessage');
  expect(await noticesOf(hotline, id)).toEqual([{ kind: 'resolved', state: 'sent', channel: 'textMessage' }]);
});

test('whom nothing reaches is telephoned, and the desk crosses it off', async () => {
  const { citizen } = await submitted(crew);
  const { id } = await citizen.call(submitTicket, { body: await draft(hotline, { contactPhone: '0351-7654321' }) });
  const operator = member(crew, 'operator');
  const open = async () => (await operator.call(listCallBacks, {})).items.filter(({ ticketId }) => ticketId === id);
  await act(crew, ['operator', 'accept'], id);
  const [task] = await eventually(open, (items) => items.length === 1);
  expect(task).toMatchObject({ kind: 'accepted', reason: 'noWay', contactPhoneMasked: '035****4321' });
  await act(crew, ['operator', 'answerDirectly'], id);
  expect(await eventually(open, ([now]) => now?.kind === 'resolved')).toHaveLength(1);
  await expect(member(crew, 'handler').call(listCallBacks, {})).rejects.toThrow('permission.denied');
  await expect(member(crew, 'handler').call(finishCallBack, { params: { id: task?.id ?? '' } })).rejects.toThrow('permission.denied');
  await operator.call(finishCallBack, { params: { id: task?.id ?? '' } });
  await operator.call(finishCallBack, { params: { id: task?.id ?? '' } });
  expect(await open()).toEqual([]);
});

test('while WeChat is away altogether nothing is lost and no consent is used up', async () => {
  const made = await reachable(crew);
  hotline.clock.advance(11 * 60_000);
  const before = await attempts(hotline, '/wxaapi/newtmpl/gettemplate', 'gettemplate');
  await sandboxAsks(hotline, 'POST /faults', { match: { dir: 'api' }, effect: { http: 503 } });
  await answer(crew, made);
  for (const calls of [4, 8]) {
    await eventually(() => attempts(hotline, '/wxaapi/newtmpl/gettemplate', 'gettemplate'), (count) => count === before + calls);
    hotline.clock.advance(31_000);
  }
  expect(await noticesOf(hotline, made.id)).toEqual([{ kind: 'resolved', state: 'waiting', channel: 'none' }]);
  // Waiting is no failure, however long: nothing gives it up.
  expect(await hotline.server.platform.db.source.query("SELECT attempts FROM outbox WHERE subscriber = 'notices' AND attempts > 0")).toEqual([]);
  await sandboxAsks(hotline, 'DELETE /faults');
  await eventually(() => {
    hotline.clock.advance(31_000);
    return noticesOf(hotline, made.id);
  }, ([notice]) => notice?.state === 'sent' && notice.channel === 'subscription');
  expect(await told(hotline, made.user)).toHaveLength(1);
});

describe('at night', () => {
  let night: Hotline;
  let nightCrew: Crew;
  const tomorrow = (hour: number): number => Math.ceil((Date.now() + 8 * 3600_000) / 86_400_000) * 86_400_000 - 8 * 3600_000 + hour * 3600_000;

  beforeAll(async () => {
    night = await openHotline('sqlite', { QUIET_HOURS: '22-7' });
    night.clock.set(tomorrow(21));
    nightCrew = await gatherCrew(night);
  });
  afterAll(() => night?.stop());

  test('what can wait does, and in the morning the citizen is told once where the request stands', async () => {
    const made = await reachable(nightCrew);
    const urgent = await reachable(nightCrew);
    night.clock.set(tomorrow(22) + 60_000);
    // The shift has been idle for an hour: it logs in anew.
    const shift = await gatherCrew(night);
    await act(shift, ['operator', 'accept'], made.id);
    await act(shift, ['dispatcher', 'dispatch'], made.id);
    const { version } = await member(shift, 'operator').call(getTicket, { params: { id: urgent.id } });
    await member(shift, 'operator').call(actionContracts.accept, { params: { id: urgent.id }, body: { version, requestType: 'complaint', category: 'utility.heating', area: null, urgency: 'urgent' } });
    await eventually(() => told(night, urgent.user), (seen) => seen.length === 1);
    expect(await noticesOf(night, made.id)).toEqual(['accepted', 'progress'].map((kind) => ({ kind, state: 'waiting', channel: 'none' })));
    night.clock.set(tomorrow(24 + 7));
    await eventually(() => noticesOf(night, made.id), ([first, last]) => first?.state === 'superseded' && last?.state === 'sent');
    expect((await told(night, made.user)).map(({ title }) => title)).toEqual(['诉求办理进度通知']);
  });
});

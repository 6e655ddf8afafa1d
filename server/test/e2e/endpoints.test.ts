import { randomUUID } from 'node:crypto';
import { bindPhone, listNoticeTemplates, officialAccountLoginPath, recordConsents } from '@hotline/shared/contracts/citizens.citizen';
import { sendChatPicture, takeNextChat } from '@hotline/shared/contracts/chats.staff';
import { signJssdk } from '@hotline/shared/contracts/outreach.citizen';
import { createQrCode, getHeldMenu, getMenu, publishMenu, qrCodePicturePath, saveMenu, ticketCodePath } from '@hotline/shared/contracts/outreach.staff';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { endpoints } from '../../src/wechat/core/endpoints';
import { reply } from '../support/chats';
import { apiCalls, assertCleanWechat } from '../support/clean-wechat';
import { eventually } from '../support/eventually';
import { newFollower, talk } from '../support/follower';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, member, type Crew } from '../support/journey';
import { citizenFrom, draft, sandboxAsks, type Person } from '../support/people';
import { photo } from '../support/pictures';
import { listTickets } from '@hotline/shared/contracts/tickets.staff';

/** Every call of WeChat's API that the product can make is made by somebody's ordinary day, and WeChat objects to none. */
let hotline: Hotline;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite', { WECHAT_CITY_SERVICE_TEMPLATE: 'hotline-progress' });
  hotline.clock.set(Date.parse('2026-11-20T10:00:00+08:00'));
  crew = await gatherCrew(hotline);
});
afterAll(() => hotline?.stop());

async function allowNotices(person: Person, user: string): Promise<void> {
  const { items } = await person.call(listNoticeTemplates, {});
  const tmplIds = items.map(({ templateId }) => templateId);
  await sandboxAsks(hotline, `POST /users/${user}/wx`, { api: 'requestSubscribeMessage', args: { tmplIds }, choice: 'accept' });
  await person.call(recordConsents, { body: { results: tmplIds.map((templateId) => ({ templateId, choice: 'accept' as const })) } });
}

/** Without a message allowed the answer goes out as a text message with a link into the mini-program. */
async function byTextMessage(): Promise<void> {
  const { person } = await citizenFrom(hotline);
  const { id } = await person.call(submitTicket, { body: await draft(hotline) });
  await act(crew, ['operator', 'answerDirectly'], id);
}

/** In the mini-program: log-in, telephone, three notices allowed, a request with a picture, its answer told. */
async function inTheMiniProgram(): Promise<string> {
  const { person, user } = await citizenFrom(hotline);
  const { code } = await sandboxAsks<{ code: string }>(hotline, `POST /users/${user}/wx`, { api: 'getPhoneNumber', choice: 'accept' });
  await person.call(bindPhone, { body: { code } });
  await allowNotices(person, user);
  const picture = await person.upload(await photo('jpeg'), 'a.jpg');
  const { id } = await person.call(submitTicket, { body: await draft(hotline, { attachments: [picture.id], visibility: 'public' }) });
  await act(crew, ['operator', 'answerDirectly'], id);
  return id;
}

/** In the chat: a request with a picture, its answer told, then a person who writes back. */
async function inTheChat(): Promise<void> {
  const follower = await newFollower(hotline);
  await talk(follower, '提交诉求', '投诉', '楼道堆满杂物挡住消防通道，没有人管。');
  await follower.show(await photo('jpeg'));
  const said = await talk(follower, '好了', '迎泽区桃园四巷6号院', '13800000000', '1');
  const { items } = await member(crew, 'operator').call(listTickets, { query: { desk: 'intake' } });
  const ticket = items.find(({ ticketNo }) => said.includes(ticketNo));
  await act(crew, ['operator', 'answerDirectly'], ticket?.id ?? '');
  await follower.say('人工');
  const operator = member(crew, 'operator');
  const chat = await operator.call(takeNextChat, {});
  await reply(operator, chat, '您好，请问还有什么可以帮您？');
  await operator.callWithFile(sendChatPicture, { params: { id: chat.id }, query: { key: randomUUID() } }, { bytes: await photo('jpeg'), name: '办理窗口.jpg' });
}

/** On the web page: silent authorisation and the signature of its script. */
async function onThePage(): Promise<void> {
  const start = await fetch(`${hotline.url}${officialAccountLoginPath}`, { redirect: 'manual' });
  const { location } = await sandboxAsks<{ location: string }>(hotline, 'POST /oauth/approve', { user: 'zhangwei', authorizeUrl: start.headers.get('location') });
  const cookie = start.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  expect((await fetch(location, { redirect: 'manual', headers: { cookie } })).headers.get('location')).toContain('/h5/#');
  await member(crew, 'operator').call(signJssdk, { query: { url: `${hotline.url}/h5/` } });
}

/** At the administrator's desk: menu, poster, and a ticket's code. */
async function atTheDesks(ticketId: string): Promise<void> {
  const administrator = member(crew, 'systemAdmin');
  const { version, buttons } = await administrator.call(getMenu, {});
  const { version: emptied } = await administrator.call(saveMenu, { body: { version, buttons: [] } });
  const { version: gone } = await administrator.call(publishMenu, { body: { version: emptied } });
  const { version: restored } = await administrator.call(saveMenu, { body: { version: gone, buttons } });
  await administrator.call(publishMenu, { body: { version: restored } });
  expect((await administrator.call(getHeldMenu, {})).items).toHaveLength(buttons.length);
  const { id } = await administrator.call(createQrCode, { body: { name: '迎泽区政务大厅', purpose: '大厅张贴', area: null, department: null } });
  for (const [who, path] of [['systemAdmin', qrCodePicturePath.replace(':id', id)], ['operator', ticketCodePath.replace(':id', ticketId)]] as const) {
    expect((await member(crew, who).fetch(path)).headers.get('content-type')).toMatch(/^image\//);
  }
}

test('each row of the endpoint table is called by an ordinary day, and nothing of it is refused', async () => {
  await byTextMessage();
  const ticketId = await inTheMiniProgram();
  await inTheChat();
  await onThePage();
  await atTheDesks(ticketId);
  const rows = Object.values(endpoints).map(({ path }) => path);
  const called = async () => new Set(Object.keys(await apiCalls(hotline)).map((call) => call.split(' ')[0]));
  await eventually(async () => { const seen = await called(); return rows.filter((path) => !seen.has(path)); }, (missing) => missing.length === 0);
  expect(Object.keys(await apiCalls(hotline)).filter((call) => !call.endsWith(' 0'))).toEqual([]);
  await assertCleanWechat(hotline);
}, 60_000);

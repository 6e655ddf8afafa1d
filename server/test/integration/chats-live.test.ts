import { closeChat, getChat, listChats, takeNextChat } from '@hotline/shared/contracts/chats.staff';
import { livePath } from '@hotline/shared/contracts/tickets.staff';
import { createLog } from '../../src/platform/log';
import { startServer, type RunningServer } from '../../src/server';
import { newFollower } from '../support/follower';
import { openHotline, type Hotline } from '../support/hotline';
import { submitted, gatherCrew } from '../support/journey';
import { firstChatEvent, firstTicketEvent } from '../support/live';
import { staffOf, type Person } from '../support/people';

let hotline: Hotline;
let other: RunningServer;
let operator: Person;
const ending = new AbortController();

beforeAll(async () => {
  hotline = await openHotline('mariadb');
  // WeChat pushes to the first replica; the desk is open at the second.
  other = await startServer({ config: { ...hotline.server.platform.config, PORT: 0 }, log: createLog('fatal'), clock: hotline.clock, root: '.' });
  operator = await staffOf({ ...hotline, url: other.url }, 'operator');
});
afterAll(async () => {
  ending.abort();
  await other?.stop();
  await hotline?.stop();
});

const stream = (person: Person) => person.open(livePath, ending.signal);

test('a waiting follower, every word of theirs and the end reach a desk at another replica', async () => {
  const heard = firstChatEvent(await stream(operator), ({ state }) => state === 'waiting');
  const follower = await newFollower(hotline);
  await follower.say('人工');
  const { id } = await heard;
  expect((await operator.call(listChats, {})).waiting.map((chat) => chat.id)).toEqual([id]);
  const { version } = await operator.call(takeNextChat, {});
  const next = firstChatEvent(await stream(operator), (chat) => chat.id === id && chat.version > version);
  await follower.say('楼道灯坏了一个月没有人修。');
  await next;
  expect((await operator.call(getChat, { params: { id } })).messages.at(-1)?.text).toBe('楼道灯坏了一个月没有人修。');
  const closed = firstChatEvent(await stream(operator), ({ state }) => state === 'closed');
  await operator.call(closeChat, { params: { id } });
  expect((await closed).id).toBe(id);
}, 30_000);

test('roles without the chat desk hear of tickets only', async () => {
  const dispatcher = await staffOf({ ...hotline, url: other.url }, 'dispatcher');
  const chats = firstChatEvent(await stream(dispatcher), () => true).then(() => 'heard', () => 'nothing');
  const heard = firstChatEvent(await stream(operator), ({ state }) => state === 'waiting');
  const follower = await newFollower(hotline);
  await follower.say('人工');
  await heard;
  const tickets = firstTicketEvent(await stream(dispatcher), () => true);
  await submitted(await gatherCrew(hotline));
  expect((await tickets).isNew).toBe(true);
  ending.abort();
  expect(await chats).toBe('nothing');
}, 30_000);

import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { closeChat, countChats, getChat, listChatColleagues, listChats, listQuickAnswers, registerChatTicket, saveQuickAnswers, takeChat, takeNextChat, transferChat, type ChatView } from '@hotline/shared/contracts/chats.staff';
import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { openChat, reply } from '../support/chats';
import { eventually } from '../support/eventually';
import { newFollower, phoneOf } from '../support/follower';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { sandboxAsks, staffOf, type Person } from '../support/people';
import { photo } from '../support/pictures';
import { verdictOf } from '../support/refusal';
import { voice } from '../support/voices';

const day = 24 * 3600_000;
const silence = '0 replies';

describe.each(databaseKinds)('chats with operators, on %s', (kind) => {
  let hotline: Hotline;
  let operator: Person;
  let leader: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    await at('2026-11-21T10:00:00+08:00');
  });
  afterAll(() => hotline?.stop());

  /** Sessions do not outlive a night. */
  async function at(instant: string | number): Promise<void> {
    hotline.clock.set(typeof instant === 'number' ? instant : Date.parse(instant));
    [operator, leader] = [await staffOf(hotline, 'operator'), await staffOf(hotline, 'dutyManager')];
  }
  const seen = ({ id }: Pick<ChatView, 'id'>, by = operator): Promise<ChatView> => by.call(getChat, { params: { id } });
  const close = ({ id }: Pick<ChatView, 'id'>, by = operator) => by.call(closeChat, { params: { id } });
  const wordsOf = (chat: ChatView): string[] => chat.messages.map(({ author, kind: what, text }) => `${author} ${what} ${text}`);
  const unserved = async (): Promise<string[]> => (await operator.call(listChats, {})).waiting.map(({ id }) => id);

  /** Nobody waits and nobody is served when the next test begins. */
  afterEach(async () => {
    for (const id of await unserved()) await leader.call(takeChat, { params: { id } });
    const { mine, others } = await leader.call(listChats, {});
    for (const chat of [...mine, ...others]) await close(chat, leader);
  });

  test('who asks for a person is told their place, and is served in the order of asking', async () => {
    const [first, second] = [await newFollower(hotline), await newFollower(hotline)];
    expect(await first.say('人工')).toContain('工作人员马上接待您');
    expect(await second.say('3')).toContain('前面还有1位');
    expect(await operator.call(countChats, {})).toEqual({ waiting: 2, unanswered: 0 });
    expect(await second.say('楼道灯坏了一个月没有人修。')).toContain('已记下');
    expect(await second.say('我住三楼。')).toBe(silence);
    expect(await second.say('还有多久')).toContain('前面还有1位');
    const taken = await operator.call(takeNextChat, {});
    expect(wordsOf(taken)).toEqual(['follower request ']);
    expect(await second.say('人工')).toContain('马上接待您');
    expect(wordsOf(await operator.call(takeNextChat, {}))).toEqual(['follower request ', 'follower text 楼道灯坏了一个月没有人修。', 'follower text 我住三楼。', 'follower text 还有多久', 'follower text 人工']);
    expect(await verdictOf(operator.call(takeNextChat, {}))).toBe('409 chat.noneWaiting');
  });

  test('outside of the desk’s hours a message can be left, and waits for the morning', async () => {
    await at('2026-11-21T22:00:00+08:00');
    const follower = await newFollower(hotline);
    expect(await follower.say('人工')).toMatch(/每天8:00至20:00，现在可以留言.*请拨打12345/);
    await follower.say('楼道灯坏了一个月没有人修。');
    await at('2026-11-22T09:00:00+08:00');
    const chat = await operator.call(takeNextChat, {});
    await reply(operator, chat, '您好，请问是哪个小区？');
    expect((await phoneOf(hotline, follower)).at(-1)).toMatchObject({ text: '您好，请问是哪个小区？' });
  });

  test('what both say stands in order, the follower sees the operator only, and a push sent three times is one message', async () => {
    const { follower, chat } = await openChat(hotline, operator);
    await reply(operator, chat, '您好，请问是哪个小区？');
    expect(await follower.say('坞城测试小区3号楼')).toBe(silence);
    await sandboxAsks(hotline, 'POST /faults', { id: `thrice-${kind}`, match: { dir: 'push', type: 'text' }, effect: { duplicate: { n: 2, concurrent: true } }, times: 1 });
    await follower.act({ type: 'text', content: '2单元' });
    const now = await reply(operator, chat, '已记下，我来登记。');
    expect(wordsOf(now).slice(2)).toEqual(['operator text 您好，请问是哪个小区？', 'follower text 坞城测试小区3号楼', 'follower text 2单元', 'operator text 已记下，我来登记。']);
    expect(now.messages.filter(({ author }) => author === 'operator').map(({ delivery, authorName }) => [delivery, authorName])).toEqual([['sent', '王晓燕'], ['sent', '王晓燕']]);
    expect((await phoneOf(hotline, follower)).filter(({ from }) => from !== 'user').slice(-2).map(({ text }) => text)).toEqual(['您好，请问是哪个小区？', '已记下，我来登记。']);
  });

  test('nine photos sent in one go all have their place at once', async () => {
    const { follower, chat } = await openChat(hotline, operator);
    const picture = await photo('jpeg');
    await Promise.all(Array.from({ length: 9 }, () => follower.show(picture)));
    expect((await seen(chat)).messages.slice(2).map(({ kind: what, file }) => `${what} ${file?.state}`)).toEqual(Array(9).fill('image ready'));
    expect(await hotline.server.platform.db.source.query("SELECT attempts FROM wechat_push WHERE attempts > 1 OR state <> 'done'")).toEqual([]);
  });

  test('the same words sent again under one key go out once', async () => {
    const { follower, chat } = await openChat(hotline, operator);
    const words = { key: randomUUID(), text: '请稍候。' };
    await Promise.all([reply(operator, chat, words), reply(operator, chat, words)]);
    expect(wordsOf(await reply(operator, chat, words)).filter((line) => line.includes('请稍候'))).toHaveLength(1);
    expect((await phoneOf(hotline, follower)).filter(({ text }) => text === '请稍候。')).toHaveLength(1);
  });

  test('pictures, voices and places are shown; what cannot be had or read says so', async () => {
    const { follower, chat } = await openChat(hotline, operator);
    await follower.show(await photo('png'));
    await follower.speak(voice(2), '楼道灯不亮');
    await follower.act({ type: 'location', label: '小店区坞城街1号' });
    await follower.show(Buffer.from('not a picture'));
    expect((await follower.act({ type: 'video' }))[0]).toContain('请发文字、照片或语音');
    const sent = (await seen(chat)).messages.slice(2);
    expect(sent.map(({ file }) => file?.state)).toEqual(['ready', 'ready', undefined, 'lost', undefined]);
    expect(sent.map(({ text }) => text)).toEqual(['', '楼道灯不亮', expect.stringMatching(/^小店区坞城街1号（/), '', '发来视频、表情等内容，这里看不到。']);
    const [picture = '', spoken = ''] = sent.map(({ file }) => file?.url);
    expect(await typeAt(picture)).toEqual(['image/jpeg', 'ffd8ff']);
    expect(await typeAt(spoken)).toEqual(['audio/wav', '524946']);
    expect((await fetch(hotline.url + picture)).status).toBe(401);
  });

  async function typeAt(path: string): Promise<[string | null, string]> {
    const answer = await operator.get(path);
    return [answer.headers.get('content-type'), Buffer.from(await answer.arrayBuffer()).subarray(0, 3).toString('hex')];
  }

  test('a chat is handed to a colleague with a note the follower does not see, and is no longer the first one’s', async () => {
    const { follower, chat } = await openChat(hotline, operator);
    const params = { id: chat.id };
    const { items } = await operator.call(listChatColleagues, {});
    const body = { colleague: items[0]?.id ?? '', note: '想问供热补贴' };
    expect(await verdictOf(operator.call(transferChat, { params, body: { ...body, colleague: chat.id } }))).toBe('400 chat.unknownColleague');
    await operator.call(transferChat, { params, body });
    expect(await verdictOf(operator.call(getChat, { params }))).toBe('404 chat.notFound');
    const mine = await seen(chat, leader);
    expect(mine.messages.at(-1)).toMatchObject({ kind: 'note', text: '转给郑海燕：想问供热补贴', authorName: '王晓燕' });
    await reply(leader, chat, '您好，我来继续为您服务。');
    expect((await phoneOf(hotline, follower)).map(({ text }) => text).join()).not.toContain('供热补贴');
  });

  test('an operator sees no colleague’s chat; a shift leader sees all, and writes in none of them', async () => {
    const { chat } = await openChat(hotline, operator);
    expect((await leader.call(listChats, {})).others.map(({ id }) => id)).toEqual([chat.id]);
    expect((await seen(chat, leader)).actions).toEqual(['transfer', 'close']);
    expect(await verdictOf(reply(leader, chat, '您好'))).toBe('409 chat.changed');
    for (const role of ['dispatcher', 'handler', 'followUpOfficer', 'supervisor', 'editor', 'systemAdmin', 'auditor'] as const) {
      const other = await staffOf(hotline, role);
      expect([await verdictOf(other.call(listChats, {})), await verdictOf(other.call(getChat, { params: { id: chat.id } })), await verdictOf(other.call(listQuickAnswers, {}))]).toEqual(Array(3).fill('403 permission.denied'));
    }
  });

  test('of two who take the same chat one has it', async () => {
    const follower = await newFollower(hotline);
    await follower.say('人工');
    const params = { id: (await unserved())[0] ?? '' };
    const results = await Promise.allSettled([operator.call(takeChat, { params }), leader.call(takeChat, { params })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('after the end the follower is asked once for satisfaction, and the choice is recorded', async () => {
    const { follower, chat } = await openChat(hotline, operator);
    await close(chat);
    const menus = async () => (await phoneOf(hotline, follower)).filter(({ type }) => type === 'msgmenu');
    await eventually(menus, (found) => found.length === 1);
    const [thanks] = await follower.act({ type: 'msgmenu', id: `${chat.id}.basicallySatisfied` });
    expect(thanks).toContain('感谢您的评价');
    expect(await seen(chat)).toMatchObject({ state: 'closed', ending: 'operator', satisfaction: 'basicallySatisfied' });
    expect(await menus()).toHaveLength(1);
    expect(await follower.say('你好')).not.toBe(silence);
    expect(await verdictOf(reply(operator, chat, '还在吗'))).toBe('409 chat.changed');
  });

  test('the follower leaves the queue or the chat by a word, and the dialogue answers again', async () => {
    const follower = await newFollower(hotline);
    await follower.say('人工');
    expect(await follower.say('算了')).toContain('已退出排队');
    expect(await unserved()).toEqual([]);
    const { follower: other, chat } = await openChat(hotline, operator);
    expect(await other.say('取消')).toBe(silence);
    expect(await other.say('结束')).toContain('人工服务已结束');
    expect(await seen(chat)).toMatchObject({ state: 'closed', ending: 'follower' });
    await eventually(() => phoneOf(hotline, other), (entries) => entries.some(({ type }) => type === 'msgmenu'));
    expect(await other.say('你好')).not.toBe(silence);
  });

  test('while a chat lasts the menu asks nothing that the operator would be answered', async () => {
    const { follower, chat } = await openChat(hotline, operator);
    for (const key of ['SUBMIT', 'PHONES', 'PERSON']) expect(await follower.act({ type: 'click', key })).toEqual([expect.stringContaining('工作人员正在为您服务')]);
    expect(await follower.act({ type: 'click', key: 'MINE' })).toEqual([expect.stringContaining('您还没有提交过诉求')]);
    await close(chat);
    expect(await follower.act({ type: 'click', key: 'ASK' })).toEqual([expect.stringContaining('请直接输入您想了解的问题')]);
  });

  test('a day of silence ends a chat; whoever waits for an answer goes back to the queue', async () => {
    const { chat: answered } = await openChat(hotline, operator);
    await reply(operator, answered, '还有其他问题吗？');
    const { chat: waiting } = await openChat(hotline, operator);
    hotline.clock.advance(60_000);
    const { chat: younger } = await openChat(hotline, operator);
    await reply(operator, younger, '还有其他问题吗？');
    await at(hotline.clock.now() + day - 30_000);
    expect(await eventually(() => seen(answered), ({ state }) => state === 'closed', 20_000)).toMatchObject({ ending: 'idle' });
    expect(await eventually(() => seen(waiting), ({ state }) => state === 'waiting', 20_000)).toMatchObject({ operatorName: null });
    expect((await seen(younger)).state).toBe('open');
  }, 60_000);

  test('a chat becomes one ticket of the follower’s, with what they sent', async () => {
    const { follower, chat } = await openChat(hotline, operator);
    await follower.show(await photo('jpeg'));
    await follower.speak(voice(1));
    const params = { id: chat.id };
    const body = { idempotencyKey: randomUUID(), requestType: 'complaint', urgency: 'normal', category: null, area: null, address: null, content: '楼道灯坏了一个月没有人修。', contactName: null, contactPhone: '13800001234' } as const;
    const made = await operator.call(registerChatTicket, { params, body });
    expect(made.ticket?.ticketNo).toMatch(/^\d{15}$/);
    expect(await verdictOf(operator.call(registerChatTicket, { params, body }))).toBe('409 chat.changed');
    const ticket = await operator.call(getTicket, { params: { id: made.ticket?.id ?? '' } });
    expect(ticket).toMatchObject({ channel: 'officialAccount', content: body.content, state: 'submitted' });
    expect(ticket.attachments.map(({ mime }) => mime).sort()).toEqual(['audio/amr', 'image/jpeg']);
    expect((await seen(chat)).tickets.map(({ ticketNo }) => ticketNo)).toEqual([made.ticket?.ticketNo]);
    await close(chat);
    await follower.say('人工');
    const again = await operator.call(takeNextChat, {});
    expect(again.earlier.map(({ id }) => id)).toEqual([chat.id]);
  });

  test('of two registrations of one chat at the same moment one becomes the ticket', async () => {
    const { chat } = await openChat(hotline, operator);
    const register = () => operator.call(registerChatTicket, { params: { id: chat.id }, body: { idempotencyKey: randomUUID(), requestType: 'complaint', urgency: 'normal', category: null, area: null, address: null, content: '楼道灯坏了一个月没有人修。', contactName: null, contactPhone: '13800001234' } });
    const results = await Promise.allSettled([register(), register(), register()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await seen(chat)).tickets).toHaveLength(1);
  });

  test('nothing of what is said stands in clear in any table', async () => {
    const { follower, chat } = await openChat(hotline, operator);
    const secrets = ['司空甄住在甄园', '请司空甄稍候'];
    await follower.say(secrets[0] ?? '');
    await reply(operator, chat, secrets[1] ?? '');
    const { source } = hotline.server.platform.db;
    const tables = await Promise.all(source.entityMetadatas.map(({ tablePath }) => source.query(`SELECT * FROM ${tablePath}`)));
    expect(secrets.filter((secret) => JSON.stringify(tables).includes(secret))).toEqual([]);
    expect(wordsOf(await seen(chat)).join()).toContain(secrets[0]);
  });

  test('who unfollows is forgotten: the chat ends and what was said is gone', async () => {
    const { follower, chat } = await openChat(hotline, operator);
    await follower.show(await photo('jpeg'));
    const url = (await seen(chat)).messages.at(-1)?.file?.url ?? '';
    await follower.act({ type: 'unfollow' });
    expect(await seen(chat)).toMatchObject({ state: 'closed', ending: 'unfollow', messages: [], window: { left: 0, until: null } });
    expect((await operator.get(url)).status).toBe(404);
  });

  test('a picture that arrives while its sender is being forgotten is not kept', async () => {
    const { follower, chat } = await openChat(hotline, operator);
    await sandboxAsks(hotline, 'POST /faults', { id: `slow-${kind}`, match: { dir: 'api', path: '/cgi-bin/media/get' }, effect: { delayMs: 1500 }, times: 1 });
    const shown = follower.act({ type: 'image', dataBase64: (await photo('jpeg')).toString('base64') });
    const { id = '' } = (await eventually(() => seen(chat), ({ messages }) => messages.at(-1)?.file?.state === 'pending')).messages.at(-1) ?? {};
    await follower.act({ type: 'unfollow' });
    await shown;
    const { files } = hotline.server.platform;
    expect(await buffer(files.read(id)).catch(() => 'nothing')).toBe('nothing');
  });

  test('two leaders who save the quick answers at the same moment do not mix their lists', async () => {
    const lists = [['好的，请稍候。', '请问是哪个小区？'], ['您好。', '已为您登记。', '再见。']];
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(lists.map((items) => leader.call(saveQuickAnswers, { body: { items } })));
      expect(lists).toContainEqual((await operator.call(listQuickAnswers, {})).items);
    }
    await leader.call(saveQuickAnswers, { body: { items: [] } });
  });

  test('quick answers are one list for all, kept by the shift leader', async () => {
    const { items: usual } = await operator.call(listQuickAnswers, {});
    expect(usual.length).toBeGreaterThan(3);
    expect(await verdictOf(operator.call(saveQuickAnswers, { body: { items: ['好的'] } }))).toBe('403 permission.denied');
    await leader.call(saveQuickAnswers, { body: { items: ['好的，请稍候。', '请问是哪个小区？'] } });
    expect((await operator.call(listQuickAnswers, {})).items).toEqual(['好的，请稍候。', '请问是哪个小区？']);
    await leader.call(saveQuickAnswers, { body: { items: [] } });
    expect((await operator.call(listQuickAnswers, {})).items).toEqual(usual);
  });
});

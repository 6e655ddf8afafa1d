import { randomUUID } from 'node:crypto';
import { closeChat, getChat, takeNextChat, type ChatView } from '@hotline/shared/contracts/chats.staff';
import { openChat, reply } from '../support/chats';
import { apiCalls } from '../support/clean-wechat';
import { phoneOf, type Follower } from '../support/follower';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { sandboxAsks, staffOf, type Person } from '../support/people';
import { verdictOf } from '../support/refusal';

const hour = 3600_000;

describe.each(oneDatabase('sqlite'))('what WeChat lets through to a follower, on %s', (kind) => {
  let hotline: Hotline;
  let operator: Person;
  let follower: Follower;
  let chat: ChatView;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    hotline.clock.set(Date.parse('2026-11-21T10:00:00+08:00'));
  });
  afterAll(() => hotline?.stop());
  beforeEach(async () => {
    operator = await staffOf(hotline, 'operator');
    ({ follower, chat } = await openChat(hotline, operator));
    // What following has allowed for a minute is over.
    hotline.clock.advance(61_000);
  });
  afterEach(async () => {
    // A chat left alone for long has gone back to those who wait.
    if ((await seen()).state === 'waiting') await operator.call(takeNextChat, {});
    if ((await seen()).state === 'open') await operator.call(closeChat, { params: { id: chat.id } });
  });

  const seen = (): Promise<ChatView> => operator.call(getChat, { params: { id: chat.id } });
  const say = (text: string): Promise<ChatView> => reply(operator, chat, text);
  const left = async (): Promise<number> => (await seen()).window.left;
  const onPhone = async (text: string): Promise<number> => (await phoneOf(hotline, follower)).filter((entry) => entry.text === text).length;
  const answerOf = ({ messages }: ChatView) => messages.at(-1);
  const sends = { dir: 'api', path: '/cgi-bin/message/custom/send' };
  const fault = (effect: object) => sandboxAsks(hotline, 'POST /faults', { id: randomUUID(), match: sends, effect, times: 1 });

  test('five messages after one of the follower’s, and five again after the next', async () => {
    expect(await left()).toBe(5);
    for (let sent = 1; sent <= 5; sent += 1) expect((await say(`第${sent}条`)).window.left).toBe(5 - sent);
    const before = await apiCalls(hotline);
    expect(await verdictOf(say('第6条'))).toBe('409 chat.windowClosed');
    expect(await apiCalls(hotline)).toEqual(before);
    await follower.say('好的');
    expect(await left()).toBe(5);
    expect(answerOf(await say('还有其他问题吗？'))?.delivery).toBe('sent');
  });

  test('until 48 hours after the follower’s message, to the second', async () => {
    const { until } = (await seen()).window;
    hotline.clock.set((until ?? 0) - 2_000);
    operator = await staffOf(hotline, 'operator');
    hotline.clock.set((until ?? 0) - 1_000);
    expect(await left()).toBe(5);
    hotline.clock.set((until ?? 0) + 1);
    expect((await seen()).window).toEqual({ left: 0, until: null });
    expect(hotline.clock.now() - chat.lastAt).toBeGreaterThan(48 * hour - 60_000);
  }, 30_000);

  test('three more for a minute after a click in the menu', async () => {
    await follower.act({ type: 'click', key: 'MINE' });
    expect(await left()).toBe(8);
    await say('看到您查了进度');
    expect(await left()).toBe(7);
    hotline.clock.advance(61_000);
    expect(await left()).toBe(5);
  });

  test('a message whose answer was lost is marked, counted, and never sent again', async () => {
    await fault({ dropAfterApply: true });
    const words = { key: randomUUID(), text: '请问是哪个小区？' };
    const after = await reply(operator, chat, words);
    expect([answerOf(after)?.delivery, after.window.left]).toEqual(['unknown', 4]);
    expect(answerOf(await reply(operator, chat, words))?.delivery).toBe('unknown');
    expect(await onPhone('请问是哪个小区？')).toBe(1);
  });

  const refusals = [
    [45015, 'window', { left: 0, until: null }],
    [45047, 'window', { left: 0, until: expect.any(Number) as number }],
    [43004, 'recipient', { left: 5, until: expect.any(Number) as number }],
    [87014, 'content', { left: 5, until: expect.any(Number) as number }],
    [40008, 'unavailable', { left: 5, until: expect.any(Number) as number }],
    [45009, 'quota', { left: 5, until: expect.any(Number) as number }],
  ] as const;

  test.each(refusals)('refused with %i: told at the message as %s, and the count is put right', async (errcode, refusal, window) => {
    await fault({ errcode, errmsg: 'refused' });
    const after = await say('您好');
    expect(answerOf(after)).toMatchObject({ delivery: 'refused', refusal });
    expect(after).toMatchObject({ unanswered: true, window });
    expect(await onPhone('您好')).toBe(0);
  });

  test('other modules ask whether a message may go out', async () => {
    const { serviceWindow } = hotline.server.api.conversations;
    const openid = await openidOf(chat);
    expect(await serviceWindow.open(openid)).toBe(true);
    await follower.act({ type: 'unfollow' });
    expect(await serviceWindow.open(openid)).toBe(false);
    expect(await serviceWindow.open('nobody')).toBe(false);
  });

  async function openidOf({ id }: ChatView): Promise<string> {
    const [row] = await hotline.server.platform.db.source.query<{ openid: string }[]>(`SELECT openid FROM chat WHERE id = '${id}'`);
    return row?.openid ?? '';
  }
});

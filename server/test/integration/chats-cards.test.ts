import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { closeChat, getChat, registerChatTicket, sendChatMessage, sendChatPicture, type ChatView } from '@hotline/shared/contracts/chats.staff';
import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { openChat, reply } from '../support/chats';
import { apiCalls, assertCleanWechat } from '../support/clean-wechat';
import { phoneOf, type Follower } from '../support/follower';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { sandboxAsks, staffOf, type Person } from '../support/people';
import { photo } from '../support/pictures';
import { verdictOf } from '../support/refusal';

const day = 24 * 3600_000;
const uploadPath = '/cgi-bin/media/upload';
const sendPath = '/cgi-bin/message/custom/send';

describe.each(oneDatabase('mariadb'))('pictures and cards from the chat desk, on %s', (kind) => {
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
    if ((await seen()).state === 'open') await operator.call(closeChat, { params: { id: chat.id } });
  });

  const seen = (): Promise<ChatView> => operator.call(getChat, { params: { id: chat.id } });
  const show = (bytes: Buffer, key: string = randomUUID(), by = operator) => by.callWithFile(sendChatPicture, { params: { id: chat.id }, query: { key } }, { bytes, name: '截图.png' });
  const intake = (key: string = randomUUID()): Promise<ChatView> => operator.call(sendChatMessage, { params: { id: chat.id }, body: { key, text: null } });
  const lastOf = ({ messages }: ChatView) => messages.at(-1);
  const received = async () => (await phoneOf(hotline, follower)).filter(({ from }) => from !== 'user');
  const ofType = async (type: string) => (await received()).filter((entry) => entry.type === type);
  const fault = (path: string, effect: object) => sandboxAsks(hotline, 'POST /faults', { id: randomUUID(), match: { dir: 'api', path }, effect, times: 1 });
  const uploads = async (): Promise<number> => (await apiCalls(hotline))[`${uploadPath} 0`] ?? 0;

  test('a picture reaches the follower without its metadata, and stands at the desk', async () => {
    const after = await show(await photo('png'));
    expect(lastOf(after)).toMatchObject({ kind: 'image', author: 'operator', authorName: '王晓燕', delivery: 'sent', file: { state: 'ready' } });
    expect([after.window.left, after.unanswered]).toEqual([4, false]);
    const [image] = await ofType('image');
    const onPhone = Buffer.from(await (await fetch(`${hotline.sandbox.url}${String(image?.detail['url'])}`)).arrayBuffer());
    expect(await sharp(onPhone).metadata()).toMatchObject({ format: 'jpeg', width: 48, height: 64 });
    expect((await sharp(onPhone).metadata()).exif).toBeUndefined();
    const answer = await operator.get(lastOf(after)?.file?.url ?? '');
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await answer.arrayBuffer()).equals(onPhone)).toBe(true);
  });

  test('pictures count as texts do; when nothing is left none is even put up', async () => {
    const picture = await photo('jpeg');
    for (let sent = 1; sent <= 5; sent += 1) expect((await show(picture)).window.left).toBe(5 - sent);
    const before = await apiCalls(hotline);
    expect(await verdictOf(show(picture))).toBe('409 chat.windowClosed');
    expect(await apiCalls(hotline)).toEqual(before);
    await follower.say('好的');
    expect(lastOf(await show(picture))?.delivery).toBe('sent');
  });

  test('the same picture sent again under one key goes out once', async () => {
    const [picture, key] = [await photo('webp'), randomUUID()];
    await Promise.all([show(picture, key), show(picture, key), show(picture, key)]);
    const before = await uploads();
    expect((await show(picture, key)).messages.filter(({ kind: what }) => what === 'image')).toHaveLength(1);
    expect(await uploads()).toBe(before);
    expect(await ofType('image')).toHaveLength(1);
    expect((await seen()).window.left).toBe(4);
  });

  test('a picture whose answer was lost is marked, counted, and never sent again', async () => {
    await fault(sendPath, { dropAfterApply: true });
    const [picture, key] = [await photo('jpeg'), randomUUID()];
    const after = await show(picture, key);
    expect([lastOf(after)?.delivery, lastOf(after)?.file?.state, after.window.left]).toEqual(['unknown', 'ready', 4]);
    expect(lastOf(await show(picture, key))?.delivery).toBe('unknown');
    expect(await ofType('image')).toHaveLength(1);
  });

  test.each([[45015, 'window', 0], [43004, 'recipient', 5], [87014, 'content', 5], [40008, 'unavailable', 5]] as const)('a picture refused with %i is told as %s', async (errcode, refusal, left) => {
    await fault(sendPath, { errcode, errmsg: 'refused' });
    const after = await show(await photo('jpeg'));
    expect(lastOf(after)).toMatchObject({ kind: 'image', delivery: 'refused', refusal });
    expect([after.unanswered, after.window.left]).toEqual([true, left]);
    expect(await ofType('image')).toEqual([]);
  });

  test('a picture that cannot be put up is no message, and goes out later under the same key', async () => {
    const [picture, key, before] = [await photo('jpeg'), randomUUID(), await seen()];
    await fault(uploadPath, { errcode: 40004, errmsg: 'refused' });
    expect(await verdictOf(show(picture, key))).toBe('503 wechat.unavailable');
    expect(await seen()).toEqual(before);
    expect(lastOf(await show(picture, key))?.delivery).toBe('sent');
  });

  test('only pictures, and only from whoever serves the open chat', async () => {
    const picture = await photo('jpeg');
    expect(await verdictOf(show(Buffer.from('<svg/>')))).toBe('400 attachment.notPicture');
    expect(await verdictOf(show(Buffer.alloc(10 * 1024 * 1024 + 1)))).toBe('413 attachment.tooLarge');
    expect(await verdictOf(show(picture, 'short'))).toBe('422 input.invalid');
    expect(await verdictOf(show(picture, randomUUID(), await staffOf(hotline, 'dutyManager')))).toBe('409 chat.changed');
    expect(await verdictOf(show(picture, randomUUID(), await staffOf(hotline, 'handler')))).toBe('403 permission.denied');
    await operator.call(closeChat, { params: { id: chat.id } });
    expect(await verdictOf(show(picture))).toBe('409 chat.changed');
    expect(await ofType('image')).toEqual([]);
  });

  test('a picture of ours is no part of the follower’s request, and is forgotten with them', async () => {
    await follower.show(await photo('jpeg'));
    const { url = '' } = lastOf(await show(await photo('png')))?.file ?? {};
    const body = { idempotencyKey: randomUUID(), requestType: 'complaint', urgency: 'normal', category: null, area: null, address: null, content: '楼道灯坏了一个月没有人修。', contactName: null, contactPhone: '13800001234' } as const;
    const { ticket } = await operator.call(registerChatTicket, { params: { id: chat.id }, body });
    expect((await operator.call(getTicket, { params: { id: ticket?.id ?? '' } })).attachments).toHaveLength(1);
    await follower.act({ type: 'unfollow' });
    expect((await operator.get(url)).status).toBe(404);
  });

  /** Left open, the chat would go back to the queue. */
  async function inAnotherChat(after: number): Promise<void> {
    await operator.call(closeChat, { params: { id: chat.id } });
    hotline.clock.advance(after);
    operator = await staffOf(hotline, 'operator');
    ({ follower, chat } = await openChat(hotline, operator));
  }

  const link = () => expect.stringContaining(`<a href="${hotline.url}/h5/#/pages/submit/index">`) as string;

  test('the way to 微受理 is a card, whose cover is put up once and anew before its three days are over', async () => {
    const card = { type: 'miniprogrampage', text: '微受理：填写诉求，随时查看进度', detail: { page: 'pages/submit/index' } };
    const sentAnew = async (): Promise<number> => {
      await intake();
      expect((await received()).at(-1)).toMatchObject(card);
      return uploads();
    };
    await inAnotherChat(3 * day);
    const first = await sentAnew();
    expect(await sentAnew()).toBe(first);
    for (const [passed, times] of [[1.9 * day, 0], [1.2 * day, 1]] as const) {
      await inAnotherChat(passed);
      expect(await sentAnew()).toBe(first + times);
    }
    await assertCleanWechat(hotline);
  }, 60_000);

  test.each([40013, 40007, 45157, 48001])('a card refused with %i goes out as a link, is one message, and holds no text back', async (errcode) => {
    const key = randomUUID();
    await fault(sendPath, { errcode, errmsg: 'refused' });
    const after = await intake(key);
    expect([lastOf(after)?.kind, lastOf(after)?.delivery, after.window.left]).toEqual(['intake', 'sent', 4]);
    await intake(key);
    await reply(operator, chat, '请点上面的链接。');
    expect((await received()).slice(-2).map(({ text }) => text)).toEqual([link(), '请点上面的链接。']);
    // What keeps cards back for half a minute is over.
    hotline.clock.advance(31_000);
    await intake();
    expect(await ofType('miniprogrampage')).toHaveLength(1);
  });

  test('a cover that cannot be put up makes it a link, too', async () => {
    await inAnotherChat(3 * day);
    await fault(uploadPath, { errcode: 40004, errmsg: 'refused' });
    expect(lastOf(await intake())?.delivery).toBe('sent');
    expect((await received()).at(-1)?.text).toEqual(link());
  });

  test('a card whose answer was lost is not followed by a link, nor is one that is out of time', async () => {
    await fault(sendPath, { dropAfterApply: true });
    expect(lastOf(await intake())?.delivery).toBe('unknown');
    await fault(sendPath, { errcode: 45015, errmsg: 'response out of time limit' });
    expect(lastOf(await intake())).toMatchObject({ delivery: 'refused', refusal: 'window' });
    expect((await received()).filter(({ text }) => text.includes('点这里填写诉求'))).toEqual([]);
  });
});

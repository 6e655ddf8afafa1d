import { bindPhone } from '@hotline/shared/contracts/citizens.citizen';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { getTicket, listTickets, revealContact } from '@hotline/shared/contracts/tickets.staff';
import { assertCleanWechat } from '../support/clean-wechat';
import { eventually } from '../support/eventually';
import { newFollower, phoneOf, talk } from '../support/follower';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { citizenFrom, draft, sandboxAsks, staffOf, type Person } from '../support/people';
import { photo } from '../support/pictures';
import { countRows } from '../support/rows';

const content = '供暖开始一周了，家里只有十五度，放过气还是不热。';
const numberIn = (reply: string): string => /诉求编号(\d{15})/.exec(reply)?.[1] ?? '';
/** All that is needed before the confirmation. */
const whole = ['我要投诉', content, '好了', '跳过', '13800001234'];

describe.each(oneDatabase('mariadb'))('a dialogue at the official account, on %s', (kind) => {
  let hotline: Hotline;
  let operator: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    hotline.clock.set(Date.parse('2026-11-21T10:00:00+08:00'));
    operator = await staffOf(hotline, 'operator');
  });
  afterAll(async () => {
    await assertCleanWechat(hotline);
    await hotline.stop();
  });

  async function ticketOf(ticketNo: string) {
    const { items } = await operator.call(listTickets, { query: { desk: 'intake', ticketNo } });
    expect(items.map((item) => item.channel)).toEqual(['officialAccount']);
    return operator.call(getTicket, { params: { id: items[0]?.id ?? '' } });
  }

  test('becomes a ticket at the intake desk, with picture and telephone', async () => {
    const follower = await newFollower(hotline);
    expect(await follower.say('提交诉求')).toContain('1 咨询');
    expect(await follower.say('9')).toContain('请问属于哪一类');
    expect(await follower.say('投诉')).toContain('时间、地点、经过');
    expect(await follower.say('好了')).toBe('请至少写5个字，说明是什么事。');
    expect(await follower.say(content)).toContain('已记下');
    expect(await follower.show(await photo('jpeg'))).toBe('照片已记下，共1张。还有要补充的请接着发，说完请回复“好了”。');
    expect(await follower.say('说完了。')).toContain('事情发生在哪里');
    expect(await follower.say('小店区坞城街道测试小区3号楼')).toContain('联系电话');
    expect(await follower.say('1380000')).toContain('好像不完整');
    const summary = await follower.say('我的电话是 +86 138-0000-1234');
    for (const words of ['类型：投诉', content, '地点：小店区坞城街道测试小区3号楼', '电话：138****1234', '照片：1张']) expect(summary).toContain(words);
    const ticket = await ticketOf(numberIn(await follower.say('１。')));
    expect(ticket).toMatchObject({ content, requestType: 'complaint', state: 'submitted', urgency: 'normal' });
    expect(ticket.attachments).toHaveLength(1);
    expect(await operator.call(revealContact, { params: { id: ticket.id }, body: { reason: '核对电话' } })).toMatchObject({ contactPhone: '13800001234', address: '小店区坞城街道测试小区3号楼' });
  });

  test('says late, as a message of its own, what took longer than WeChat waits', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '提交诉求', '投诉', content);
    await sandboxAsks(hotline, 'POST /faults', { id: `late-${kind}`, match: { dir: 'api', path: '/cgi-bin/media/get' }, effect: { delayMs: 2400 }, times: 1 });
    expect(await follower.act({ type: 'image', dataBase64: (await photo('jpeg')).toString('base64') })).toEqual([]);
    const last = await eventually(() => phoneOf(hotline, follower), (entries) => entries.at(-1)?.from === 'account');
    expect(last.at(-1)?.text).toContain('照片已记下，共1张');
  });

  test('asks for nothing that was said already, and changes one answer without asking for the rest', async () => {
    const follower = await newFollower(hotline);
    expect(await follower.say('我要投诉')).toContain('请说说是什么事');
    await talk(follower, content, '好了', '小店区');
    expect(await follower.say('13800001234')).toContain('类型：投诉');
    expect(await follower.say('电话写错了')).toContain('“改电话”');
    expect(await follower.say('改电话')).toContain('请留一个联系电话');
    expect(await follower.say('0351-1234567')).toMatch(/电话：035\*+4567/);
    expect(await talk(follower, '改地址', '迎泽区桃园四巷')).toContain('地点：迎泽区桃园四巷\n');
    expect(await talk(follower, '改类型', '求助')).toContain('类型：求助');
    expect(await talk(follower, '改内容', '楼道灯坏了一个月', '好了')).toContain('内容：楼道灯坏了一个月\n');
    expect(await ticketOf(numberIn(await follower.say('提交')))).toMatchObject({ content: '楼道灯坏了一个月', requestType: 'assistance' });
  });

  test('does not ask for the telephone number bound in the mini-program', async () => {
    await sandboxAsks(hotline, 'POST /users', { id: 'bound', phone: '13900007788' });
    const { person } = await citizenFrom(hotline, 'bound');
    const { code } = await sandboxAsks<{ code: string }>(hotline, 'POST /users/bound/wx', { api: 'getPhoneNumber', choice: 'accept' });
    await person.call(bindPhone, { body: { code } });
    const { ticketNo } = await person.call(submitTicket, { body: await draft(hotline) });
    const follower = await newFollower(hotline, 'bound');
    // Known to be the same person a moment later.
    await eventually(() => follower.say('我的'), (said) => said.includes(ticketNo));
    expect(await talk(follower, '我要投诉', content, '好了', '跳过')).toMatch(/电话：139\*{4}7788[^]*“改电话”/);
    const { id } = await ticketOf(numberIn(await follower.say('1')));
    expect(await operator.call(revealContact, { params: { id }, body: { reason: '核对电话' } })).toMatchObject({ contactPhone: '13900007788' });
  });

  test('takes the story also from who tells it before the type', async () => {
    const follower = await newFollower(hotline);
    expect(await talk(follower, '反映问题', content)).toMatch(/^已记下。请问属于哪一类/);
    expect(await follower.say('2')).toContain('事情发生在哪里');
    expect(await ticketOf(numberIn(await talk(follower, '不清楚', '13800001234', '1')))).toMatchObject({ content, requestType: 'assistance' });
  });

  test("keeps the citizen's own punctuation, skips an unknown place, drops invisible characters", async () => {
    const follower = await newFollower(hotline);
    const reply = await talk(follower, '提交诉求', '2', '电梯坏了①，\u202e老人下不了楼！', '好了', '跳过', '0351-1234567', '确认');
    expect(await ticketOf(numberIn(reply))).toMatchObject({ content: '电梯坏了①，老人下不了楼！', addressMasked: null });
  });

  test('is cancelled at any question, and leaves nothing behind', async () => {
    const follower = await newFollower(hotline);
    const before = (await countRows(hotline))['ticket'];
    const steps = ['提交诉求', '投诉', content, '好了', '跳过', '13800001234'];
    for (let said = 1; said <= steps.length; said += 1) {
      await talk(follower, ...steps.slice(0, said));
      expect(await follower.say('取消')).toContain('没有提交任何内容');
    }
    expect(await follower.say('好了')).not.toContain('事情发生在哪里');
    expect((await countRows(hotline))['ticket']).toBe(before);
  });

  test('keeps a picture sent at any question, and asks the question again', async () => {
    const follower = await newFollower(hotline);
    const picture = await photo('png');
    const asked = [['提交诉求', '请问属于哪一类'], ['投诉', '说完请回复“好了”'], [content, '说完请回复“好了”'], ['好了', '事情发生在哪里'], ['跳过', '联系电话'], ['13800001234', '回复“1”提交']] as const;
    for (const [said, question] of asked) {
      await follower.say(said);
      expect(await follower.show(picture)).toMatch(new RegExp(`^照片已记下，共\\d张。[^]*${question}`));
    }
    expect((await ticketOf(numberIn(await follower.say('1')))).attachments).toHaveLength(6);
  });

  test('keeps nine photos sent in one go, and says why it keeps no tenth and no file that is no picture', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '我要投诉', content);
    const picture = await photo('jpeg');
    expect(await follower.show(Buffer.from(await picture).subarray(0, 300))).toMatch(/^只能上传JPG、PNG、WebP格式的照片，请换一张图片。还有要补充的/);
    await Promise.all(Array.from({ length: 9 }, () => follower.show(picture)));
    // On a busy machine some are answered before they are handled.
    await eventually(() => hotline.server.platform.db.source.query<unknown[]>("SELECT appid FROM wechat_push WHERE state <> 'done'"), (unhandled) => unhandled.length === 0);
    expect(await follower.show(picture)).toMatch(/^照片已有9张，这一张没有收下。还有要补充的/);
    expect(await talk(follower, '好了', '跳过', '13800001234')).toContain('照片：9张');
    expect((await ticketOf(numberIn(await follower.say('1')))).attachments).toHaveLength(9);
  });

  test('says when a photo is gone at WeChat’s, and goes on', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '我要投诉', content);
    await sandboxAsks(hotline, 'POST /faults', { id: 'gone', match: { dir: 'api', path: '/cgi-bin/media/get' }, effect: { errcode: 40007 }, times: 1 });
    expect(await follower.show(await photo('jpeg'))).toMatch(/^这张照片没有收到，请再发一次。还有要补充的/);
    expect(await follower.show(await photo('jpeg'))).toContain('照片已记下，共1张');
  });

  test('refuses what is too long, says so, and keeps what was said before', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '我要投诉', ...Array.from({ length: 5 }, () => '长'.repeat(599)));
    expect(await follower.say('长'.repeat(10))).toContain('内容已到3000字上限，这一条没有记入');
    expect(await follower.say('好了')).toContain('事情发生在哪里');
    expect(await follower.say('街'.repeat(201))).toMatch(/^地点请写在200字以内，这一条没有记入。事情发生在哪里/);
    expect(await talk(follower, '街'.repeat(200), '13800001234')).toContain('（共2999字）');
    expect((await ticketOf(numberIn(await follower.say('1')))).content).toHaveLength(2999);
  });

  test('tells why a rule refused the request, keeps the draft and lets it be submitted', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '我要投诉', content);
    await follower.show(await photo('jpeg'));
    await talk(follower, '好了', '跳过', '13800001234');
    await hotline.server.platform.db.source.query('DELETE FROM attachment WHERE ticketId IS NULL');
    expect(await follower.say('1')).toMatch(/^有照片或语音已失效，没有提交成功。[^]*请核对[^]*回复“1”提交/);
    const ticket = await ticketOf(numberIn(await follower.say('1')));
    expect(ticket).toMatchObject({ content, attachments: [] });
  });

  test('is one ticket however often it is confirmed at the same moment', async () => {
    const follower = await newFollower(hotline);
    const { ticket: before = 0 } = await countRows(hotline);
    await talk(follower, ...whole);
    await Promise.all([follower.say('1'), follower.say('1'), follower.say('提交')]);
    expect((await countRows(hotline))['ticket']).toBe(before + 1);
  });

  test('is one ticket and one visible reply for a push delivered three times', async () => {
    const follower = await newFollower(hotline);
    const { ticket: before = 0 } = await countRows(hotline);
    await talk(follower, ...whole);
    await sandboxAsks(hotline, 'POST /faults', { id: 'thrice', match: { dir: 'push', type: 'text' }, effect: { duplicate: { n: 2, concurrent: true } }, times: 1 });
    const { pushes, shown } = await sandboxAsks<{ pushes: { status: number; body: string }[]; shown: { text: string }[] }>(hotline, `POST /users/${follower.user}/act`, { type: 'text', content: '1' });
    expect(pushes.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(shown).toHaveLength(1);
    expect(numberIn(shown[0]?.text ?? '')).toMatch(/^\d{15}$/);
    expect((await countRows(hotline))['ticket']).toBe(before + 1);
  });

  test('left for a day starts anew', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '我要投诉', content);
    hotline.clock.advance(23 * 3600_000);
    expect(await follower.say('好了')).toContain('事情发生在哪里');
    hotline.clock.advance(24 * 3600_000 + 1000);
    expect(await follower.say('跳过')).not.toContain('联系电话');
    hotline.clock.advance(-47 * 3600_000 - 1000);
  });

  test('leaves nothing of a follower who goes', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '我要投诉', content);
    const { conversation: before = 0 } = await countRows(hotline);
    expect(await follower.act({ type: 'unfollow' })).toEqual([]);
    expect((await countRows(hotline))['conversation']).toBe(before - 1);
    expect((await follower.act({ type: 'follow' }))[0]).toContain('回复数字选择');
  });
});

import { getTicket, listTickets, revealContact } from '@hotline/shared/contracts/tickets.staff';
import { newFollower, type Follower } from '../support/follower';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { sandboxAsks, staffOf, type Person } from '../support/people';
import { photo } from '../support/pictures';
import { countRows } from '../support/rows';

const content = '供暖开始一周了，家里只有十五度，放过气还是不热。';
const numberIn = (reply: string): string => /诉求编号(\d{15})/.exec(reply)?.[1] ?? '';

describe.each(databaseKinds)('at the official account, on %s', (kind) => {
  let hotline: Hotline;
  let operator: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    hotline.clock.set(Date.parse('2026-11-21T10:00:00+08:00'));
    operator = await staffOf(hotline, 'operator');
  });
  afterAll(() => hotline?.stop());

  /** Says several things one after another and returns the last reply. */
  async function talk({ say }: Follower, ...texts: string[]): Promise<string> {
    let reply = '';
    for (const text of texts) reply = await say(text);
    return reply;
  }

  async function ticketOf(ticketNo: string) {
    const { items } = await operator.call(listTickets, { query: { desk: 'intake', ticketNo } });
    expect(items.map((item) => item.channel)).toEqual(['officialAccount']);
    return operator.call(getTicket, { params: { id: items[0]?.id ?? '' } });
  }

  test('who follows is welcomed by name, with the three digits and the emergency numbers', async () => {
    const { welcome, say } = await newFollower(hotline);
    for (const words of ['太原市12345政务服务便民热线', '1 政策查询', '2 我的诉求进度', '3 提交诉求', '110、119或120']) expect(welcome).toContain(words);
    expect(await say('1')).toContain('请直接输入您想了解的问题');
    expect(await say('2')).toBe('您还没有提交过诉求。回复“3”可以提交。');
    expect(await say('你好')).toContain('回复数字选择');
    expect(await say('取消')).toContain('没有正在填写的诉求');
  });

  test('a question is answered with the policy, its passage, its source and the way on', async () => {
    const { say } = await newFollower(hotline);
    const answer = await say('我从外省返并要提前报备吗？');
    expect(answer).toMatch(/^《返并人员健康管理政策（2026年11月版）》\n/);
    expect(answer).toMatch(/报备/);
    expect(answer).toContain('（来源：《关于优化返并人员健康管理的通知》）');
    expect(answer).toContain(`<a href="${hotline.url}/h5/#/knowledge/item/index?id=`);
    expect(answer).not.toContain('2026年9月版');
    expect(Buffer.byteLength(answer)).toBeLessThan(2048);
    expect(await say('zzqq')).toContain('回复“3”提交诉求');
  });

  test('a dialogue becomes a ticket at the intake desk, with picture and telephone', async () => {
    const follower = await newFollower(hotline);
    expect(await follower.say('３')).toContain('1 咨询');
    expect(await follower.say('9')).toContain('请回复1到6中的一个数字');
    expect(await follower.say('投诉')).toContain('时间、地点、经过');
    expect(await follower.say('好了')).toBe('请至少写5个字，说明是什么事。');
    expect(await follower.say(content)).toContain('已记下');
    expect(await follower.show(await photo('jpeg'))).toBe('照片已记下，共1张。还有要补充的请接着发，说完请回复“好了”。');
    expect(await follower.say('说完了。')).toContain('事情发生在哪里');
    expect(await follower.say('小店区坞城街道测试小区3号楼')).toContain('联系电话');
    expect(await follower.say('1380000')).toContain('好像不完整');
    const summary = await follower.say('+86 138-0000-1234');
    for (const words of ['类型：投诉', content, '地点：小店区坞城街道测试小区3号楼', '电话：138****1234', '照片：1张']) expect(summary).toContain(words);
    expect(await follower.say('地址错了')).toContain('取消后重新填写');
    const ticket = await ticketOf(numberIn(await follower.say('1')));
    expect(ticket).toMatchObject({ content, requestType: 'complaint', state: 'submitted', urgency: 'normal' });
    expect(ticket.attachments).toHaveLength(1);
    expect(await operator.call(revealContact, { params: { id: ticket.id }, body: { reason: '核对电话' } })).toMatchObject({ contactPhone: '13800001234', address: '小店区坞城街道测试小区3号楼' });
    expect(await follower.say('2')).toContain(`${ticket.ticketNo}\n供暖开始一周了`);
  });

  test("the citizen's own punctuation is kept, an unknown place is skipped, invisible characters are dropped", async () => {
    const follower = await newFollower(hotline);
    const reply = await talk(follower, '3', '2', '电梯坏了①，\u202e老人下不了楼！', '好了', '跳过', '0351-1234567', '确认');
    expect(await ticketOf(numberIn(reply))).toMatchObject({ content: '电梯坏了①，老人下不了楼！', addressMasked: null });
  });

  test('cancelling leaves nothing behind', async () => {
    const follower = await newFollower(hotline);
    const before = (await countRows(hotline))['ticket'];
    expect(await talk(follower, '3', '3', content, '取消')).toContain('没有提交任何内容');
    expect(await follower.say('好了')).not.toContain('事情发生在哪里');
    expect((await countRows(hotline))['ticket']).toBe(before);
  });

  test('a picture at any other question is kept, and the question is asked again', async () => {
    const follower = await newFollower(hotline);
    const picture = await photo('png');
    expect(await follower.show(picture)).toBe('这张照片没有保存。如需反映问题，请先回复“3”，登记时再发送照片。');
    const asked: Record<string, string> = { '3': '请回复1到6', '3 ': '时间、地点、经过', [content]: '说完请回复“好了”', '好了': '事情发生在哪里', '跳过': '联系电话', '13800001234': '回复“1”提交' };
    for (const [said, question] of Object.entries(asked)) {
      await follower.say(said);
      if (said !== '3 ') expect(await follower.show(picture)).toMatch(new RegExp(`^照片已记下，共\\d张。.*${question}`));
    }
    expect((await ticketOf(numberIn(await follower.say('1')))).attachments).toHaveLength(5);
  });

  test('nine photos sent in one go are all kept, a tenth and a file that is no picture are not', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '3', '3', content);
    const picture = await photo('jpeg');
    expect(await follower.show(Buffer.from('not a picture'))).toContain('打不开');
    await Promise.all(Array.from({ length: 9 }, () => follower.show(picture)));
    expect(await follower.show(picture)).toContain('照片已有9张');
    expect(await talk(follower, '好了', '跳过', '13800001234')).toContain('照片：9张');
    expect((await ticketOf(numberIn(await follower.say('1')))).attachments).toHaveLength(9);
  });

  test('the menu, a voice or a place in the middle of a dialogue spoil nothing', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '3', '3', content);
    const [mine = ''] = await follower.act({ type: 'click', key: 'MINE' });
    expect(mine).toContain('您还没有提交过诉求');
    expect(mine).toContain('有一件诉求还没有提交');
    expect((await follower.act({ type: 'voice' }))[0]).toContain('请用文字回复');
    await follower.say('好了');
    expect((await follower.act({ type: 'location', label: '小店区许坦西街1号' }))[0]).toContain('联系电话');
    const summary = await follower.say('13800001234');
    expect(summary).toContain(`内容：${content}\n地点：小店区许坦西街1号`);
  });

  test('confirming twice at the same moment is one ticket', async () => {
    const follower = await newFollower(hotline);
    const { ticket: before = 0 } = await countRows(hotline);
    await talk(follower, '3', '3', content, '好了', '跳过', '13800001234');
    await Promise.all([follower.say('1'), follower.say('1'), follower.say('提交')]);
    expect((await countRows(hotline))['ticket']).toBe(before + 1);
  });

  test('a push delivered three times makes one ticket and one visible reply', async () => {
    const follower = await newFollower(hotline);
    const { ticket: before = 0 } = await countRows(hotline);
    await talk(follower, '3', '3', content, '好了', '跳过', '13800001234');
    await sandboxAsks(hotline, 'POST /faults', { id: 'thrice', match: { dir: 'push', type: 'text' }, effect: { duplicate: { n: 2, concurrent: true } }, times: 1 });
    const { pushes, shown } = await sandboxAsks<{ pushes: { status: number; body: string }[]; shown: { text: string }[] }>(hotline, `POST /users/${follower.user}/act`, { type: 'text', content: '1' });
    expect(pushes.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(shown).toHaveLength(1);
    expect(numberIn(shown[0]?.text ?? '')).toMatch(/^\d{15}$/);
    expect((await countRows(hotline))['ticket']).toBe(before + 1);
  });

  test('a draft left for a day starts anew', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '3', '3', content);
    hotline.clock.advance(24 * 3600_000 + 1000);
    expect(await follower.say('好了')).not.toContain('事情发生在哪里');
    hotline.clock.advance(-24 * 3600_000 - 1000);
  });

  test('who unfollows hears nothing, and is welcomed again on coming back', async () => {
    const follower = await newFollower(hotline);
    expect(await follower.act({ type: 'unfollow' })).toEqual([]);
    expect((await follower.act({ type: 'follow' }))[0]).toContain('回复数字选择');
  });
});

import { getTicket, listTickets, revealContact, type StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { assertCleanWechat } from '../support/clean-wechat';
import { newFollower, talk } from '../support/follower';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { staffOf, type Person } from '../support/people';
import { countRows } from '../support/rows';
import { voice } from '../support/voices';

const numberIn = (reply: string): string => /诉求编号(\d{15})/.exec(reply)?.[1] ?? '';

describe.each(oneDatabase('mariadb'))('voices and places at the official account, on %s', (kind) => {
  let hotline: Hotline;
  let operator: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    operator = await staffOf(hotline, 'operator');
  });
  afterAll(async () => {
    await assertCleanWechat(hotline);
    await hotline.stop();
  });

  async function ticketOf(ticketNo: string): Promise<StaffTicket> {
    const { items } = await operator.call(listTickets, { query: { desk: 'intake', ticketNo } });
    return operator.call(getTicket, { params: { id: items[0]?.id ?? '' } });
  }

  test('a voice by itself is kept, offered to be registered, and becomes a ticket the operator can play', async () => {
    const follower = await newFollower(hotline);
    expect(await follower.speak(voice(12))).toBe('语音已记下，共1段，工作人员会收听。要登记为诉求吗？回复“是”开始登记，回复“不用”就不登记。');
    expect(await follower.say('是。')).toContain('请问属于哪一类');
    expect(await follower.say('求助')).toContain('事情发生在哪里');
    expect(await talk(follower, '跳过', '13800001234')).toContain('内容：（语音留言，见附件）\n地点：未填写\n电话：138****1234\n语音：1段');
    const ticket = await ticketOf(numberIn(await follower.say('1')));
    expect(ticket).toMatchObject({ content: '（语音留言，见附件）', attachments: [{ mime: 'audio/amr', seconds: 12, transcript: null, bytes: 6 + 12 * 50 * 32 }] });
    const answer = await fetch(hotline.url + (ticket.attachments[0]?.url ?? ''));
    const wav = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([200, 'audio/wav', 'nosniff']);
    // Twelve seconds of PCM: 8,000 samples a second, two bytes each.
    expect([wav.toString('latin1', 0, 4), wav.toString('latin1', 8, 16), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34), wav.length]).toEqual(['RIFF', 'WAVEfmt ', 1, 8000, 16, 44 + 12 * 16_000]);
  });

  test('recognised words are the content, marked, and stand beside the player', async () => {
    const follower = await newFollower(hotline);
    const asked = await follower.speak(voice(3), '楼道堆满杂物挡住消防通道');
    for (const words of ['听到的是：“楼道堆满杂物挡住消防通道”', '查看全文', '要登记为诉求吗']) expect(asked).toContain(words);
    const ticket = await ticketOf(numberIn(await talk(follower, '我要投诉', '跳过', '13800001234', '1')));
    expect(ticket).toMatchObject({ content: '（语音转文字）楼道堆满杂物挡住消防通道', requestType: 'complaint', attachments: [{ seconds: 3, transcript: '楼道堆满杂物挡住消防通道' }] });
  });

  test('what is heard is in no table in clear before it is a ticket', async () => {
    const { source } = hotline.server.platform.db;
    await (await newFollower(hotline)).speak(voice(2), '暗号是甄园七号楼漏水');
    const tables = await Promise.all(source.entityMetadatas.map(({ tablePath }) => source.query(`SELECT * FROM ${tablePath}`)));
    expect(JSON.stringify(tables)).not.toContain('甄园七号楼');
  });

  test('an offer is declined, or forgotten after ten minutes, and no ticket is made', async () => {
    const follower = await newFollower(hotline);
    const { ticket: before } = await countRows(hotline);
    await follower.speak(voice(2));
    expect(await follower.say('不用了')).toMatch(/^好的，没有登记。/);
    await follower.speak(voice(2));
    hotline.clock.advance(10 * 60_000);
    expect(await follower.say('是')).not.toContain('请问属于哪一类');
    hotline.clock.advance(-10 * 60_000);
    expect((await countRows(hotline))['ticket']).toBe(before);
  });

  test('recognised words that answer the question count as written; any other voice is part of the story', async () => {
    const follower = await newFollower(hotline);
    expect(await follower.speak(voice(1), '我要投诉。')).toContain('请说说是什么事');
    expect(await follower.speak(voice(5), '电梯坏了三天')).toMatch(/^语音已记下，听到的是：“电梯坏了三天”。还有要补充的/);
    expect(await follower.speak(voice(5))).toMatch(/^语音已记下，共2段/);
    expect(await follower.speak(voice(1), '好了')).toContain('事情发生在哪里');
    expect(await follower.speak(voice(2))).toMatch(/^语音已记下，共3段，工作人员会收听。事情发生在哪里/);
    expect(await follower.speak(voice(2), '桃园四巷六号院')).toContain('请留一个联系电话');
    expect(await follower.speak(voice(2), '嗯我想想')).toMatch(/^语音已记下[^]*请留一个联系电话/);
    expect(await follower.say('13800001234')).toContain('地点：桃园四巷六号院\n电话：138****1234\n语音：4段');
    const ticket = await ticketOf(numberIn(await follower.say('1')));
    expect(ticket.content).toBe('（语音转文字）电梯坏了三天\n（语音留言，见附件）\n（语音留言，见附件）\n（语音转文字）嗯我想想');
    expect(ticket.attachments.map(({ seconds }) => seconds)).toEqual([5, 5, 2, 2]);
  });

  test('nine voices are kept and no tenth', async () => {
    const follower = await newFollower(hotline);
    await follower.say('我要投诉');
    for (let sent = 0; sent < 9; sent += 1) await follower.speak(voice(1));
    expect(await follower.speak(voice(1))).toMatch(/^语音已有9段，这一段没有收下。还有要补充的/);
  });

  const head = Buffer.from('#!AMR\n');
  const refused: readonly (readonly [string, Buffer, string])[] = [
    ['longer than a minute', voice(61), '语音不能超过60秒，请分几段发送。'],
    ['larger than 2 MB', Buffer.concat([head, Buffer.alloc(2 * 1024 * 1024, 0x7c)]), '语音不能超过60秒，请分几段发送。'],
    ['of a minute in frames of one byte', Buffer.concat([head, Buffer.alloc(3100, 0x7c)]), '语音不能超过60秒，请分几段发送。'],
    ['cut off', voice(2).subarray(0, -7), '这段语音打不开'],
    ['of a mode no telephone sends', Buffer.concat([head, Buffer.alloc(40, 0x4c)]), '这段语音打不开'],
    ['without a word', head, '这段语音打不开'],
  ];

  test.each(refused)('a voice %s is refused with the reason, stored nowhere, and the dialogue goes on', async (_, bytes, why) => {
    const follower = await newFollower(hotline);
    await follower.say('我要投诉');
    const { attachment: before } = await countRows(hotline);
    expect(await follower.speak(bytes)).toContain(why);
    expect((await countRows(hotline))['attachment']).toBe(before);
    expect(await talk(follower, '电梯坏了三天没人修', '好了')).toContain('事情发生在哪里');
  });

  test('a place is the address, with its coordinates, whichever question is open', async () => {
    const follower = await newFollower(hotline);
    const here = { type: 'location', label: '小店区许坦西街1号', latitude: 37.8123456, longitude: 112.5678912 };
    expect((await follower.act(here))[0]).toBe('地点已记下：小店区许坦西街1号。要登记为诉求吗？回复“是”开始登记，回复“不用”就不登记。');
    expect(await talk(follower, '我要投诉', '路灯坏了一周')).toContain('说完请回复“好了”');
    expect(await follower.say('好了')).toContain('请留一个联系电话');
    expect(await follower.say('13800001234')).toContain('地点：小店区许坦西街1号\n');
    expect((await follower.act({ ...here, label: '许坦西街2号' }))[0]).toMatch(/^地点已记下：许坦西街2号。请核对/);
    const { id, addressMasked } = await ticketOf(numberIn(await follower.say('1')));
    expect(addressMasked).toBe('许坦西街2号******');
    expect(await operator.call(revealContact, { params: { id }, body: { reason: '核对地点' } })).toMatchObject({ address: '许坦西街2号（坐标37.81235,112.56789）' });
  });

  test('a place answers the question for the place, with or without a name', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '我要投诉', '路灯坏了一周', '好了');
    expect((await follower.act({ type: 'location', label: ' ', latitude: 37.8, longitude: 112.5 }))[0]).toBe('地点已记下：坐标37.80000,112.50000。请留一个联系电话，方便工作人员和您核实情况。');
  });

  test('a handled push handled again says what it said before and does nothing twice', async () => {
    const follower = await newFollower(hotline);
    await follower.say('我要投诉');
    const { onPush } = hotline.server.api.conversations;
    const [{ openid: fromUser } = { openid: '' }] = await hotline.server.platform.db.source.query<{ openid: string }[]>('SELECT openid FROM conversation ORDER BY updatedAt DESC LIMIT 1');
    const said = (key: string, Content: string) => onPush({ appid: 'wx', key: key.padEnd(64, '0'), toUser: 'gh_x', fromUser, createTime: 1, msgType: 'text', fields: { Content } });
    const first = await said('a', '电梯坏了三天没人修');
    const second = await said('b', '好了');
    expect(await said('a', '电梯坏了三天没人修')).toEqual(first);
    expect(await said('b', '好了')).toEqual(second);
    expect(await talk(follower, '跳过', '13800001234')).toContain('内容：电梯坏了三天没人修\n');
    const { ticket: before = 0 } = await countRows(hotline);
    const receipt = await said('c', '1');
    await follower.say('你好');
    expect(await said('c', '1')).toEqual(receipt);
    expect((await countRows(hotline))['ticket']).toBe(before + 1);
  });

  test('a confirmation cut off is finished by whatever comes next, as one ticket', async () => {
    const follower = await newFollower(hotline);
    const { ticket: before = 0 } = await countRows(hotline);
    const { source } = hotline.server.platform.db;
    await talk(follower, '我要投诉', '电梯坏了三天没人修', '好了', '跳过', '13800001234');
    await source.query(kind === 'sqlite' ? "CREATE TRIGGER cut_off BEFORE INSERT ON ticket BEGIN SELECT RAISE(ABORT, 'cut off'); END" : "CREATE TRIGGER cut_off BEFORE INSERT ON ticket FOR EACH ROW SIGNAL SQLSTATE '45000'");
    expect(await follower.act({ type: 'text', content: '1' })).toEqual([]);
    await source.query('DROP TRIGGER cut_off');
    expect((await countRows(hotline))['ticket']).toBe(before);
    expect(numberIn(await follower.say('取消'))).toMatch(/^\d{15}$/);
    expect(await follower.say('取消')).toContain('没有正在填写的诉求');
    expect((await countRows(hotline))['ticket']).toBe(before + 1);
  });
});

import { listTickets } from '@hotline/shared/contracts/tickets.staff';
import { checkDigit } from '@hotline/shared/rules/ticket-number';
import { assertCleanWechat } from '../support/clean-wechat';
import { newFollower, talk, type Follower } from '../support/follower';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, member, type Crew } from '../support/journey';
import { countRows } from '../support/rows';

let hotline: Hotline;
let crew: Crew;
const content = '供暖开始一周了，家里只有十五度，放过气还是不热。';
const numberIn = (reply: string): string => /诉求编号(\d{15})/.exec(reply)?.[1] ?? '';

beforeAll(async () => {
  hotline = await openHotline();
  hotline.clock.set(Date.parse('2026-11-23T10:00:00+08:00'));
  crew = await gatherCrew(hotline);
});
afterAll(async () => {
  await assertCleanWechat(hotline);
  await hotline.stop();
});

describe('the menu', () => {
  test('welcomes who follows by name, with the three digits of the telephone and the emergency numbers', async () => {
    const { welcome, say, act: does } = await newFollower(hotline);
    for (const words of ['太原市12345政务服务便民热线', '1 政策咨询', '2 各县区电话', '3 人工服务', '“提交诉求”', '“我的”', '110、119或120']) expect(welcome).toContain(words);
    expect(await say('1')).toContain('请直接输入您想了解的问题');
    for (const hello of ['你好', 'Hello', '👍', '嗯']) expect(await say(hello)).toContain('回复数字选择');
    expect(await say('取消')).toContain('没有正在填写的诉求');
    expect((await does({ type: 'scan', scene: 'poster-1' }))[0]).toContain('回复数字选择');
  });

  test('welcomes who comes by a QR code alike', async () => {
    const follower = await newFollower(hotline);
    await follower.act({ type: 'unfollow' });
    expect((await follower.act({ type: 'scan', scene: 'poster-2' }))[0]).toBe(follower.welcome);
  });

  test.each(['3', '３。', '人工', '转人工', '客服', '人工服务'])('“%s” leads to a person', async (word) => {
    const { chat: before = 0 } = await countRows(hotline);
    expect(await (await newFollower(hotline)).say(word)).toContain('转接人工');
    expect((await countRows(hotline))['chat']).toBe(before + 1);
  });

  test('a person is reachable in the middle of a dialogue, whose draft is kept', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '我要投诉', content);
    expect(await follower.say('人工')).toContain('您正在填写的诉求已保留');
    await follower.say('结束');
    expect(await follower.say('好了')).toContain('事情发生在哪里');
  });

  const tap = async ({ act: does }: Follower, key: string): Promise<string> => (await does({ type: 'click', key }))[0] ?? '';

  test.each([['ASK', '请直接输入'], ['PHONES', '1 小店区'], ['PERSON', '转接人工'], ['MINE', '还没有提交过诉求'], ['SUBMIT', '请问属于哪一类'], ['UNHEARD_OF', '回复数字选择']])('its tap %s is answered', async (key, words) => {
    expect(await tap(await newFollower(hotline), key)).toContain(words);
  });

  test('its taps answer no question of a dialogue', async () => {
    const follower = await newFollower(hotline);
    await talk(follower, '我要投诉');
    for (const key of ['ASK', 'PHONES', 'SUBMIT']) expect(await tap(follower, key)).toMatch(/^您有一件诉求还没有提交[^]*请说说是什么事/);
    expect(await tap(follower, 'MINE')).toMatch(/还没有提交过诉求[^]*有一件诉求还没有提交/);
    expect(await talk(follower, content, '好了')).toContain('事情发生在哪里');
    expect(await tap(follower, 'PERSON')).toContain('已保留');
  });
});

describe('the telephone numbers of the districts', () => {
  test('are chosen by number or by name; a digit means a district only while the list waits', async () => {
    const { say } = await newFollower(hotline);
    expect(await say('2')).toMatch(/^请回复数字或区县名称：\n1 小店区\n2 迎泽区\n/);
    expect(await say('3')).toMatch(/^杏花岭区：\n政务服务热线 0351-1/);
    expect(await talk({ say }, '2', '2')).toMatch(/^迎泽区：/);
    expect(await talk({ say }, '各县区电话', '清徐')).toMatch(/^清徐县：/);
    expect(await talk({ say }, '2', '99')).toContain('请回复数字或区县名称');
    expect(await say('示范区')).toMatch(/^山西转型综合改革示范区：/);
    expect(await talk({ say }, '2', '取消')).toContain('回复数字选择');
    expect(await talk({ say }, '2', '暖气不热怎么办')).toContain('查看全文');
  });

  test('are told without the list to who names the district, and to nobody else', async () => {
    const { say } = await newFollower(hotline);
    for (const asked of ['小店区电话', '小店区的电话是多少', '小店电话号码', '小店区']) expect(await say(asked)).toMatch(/^小店区：/);
    for (const asked of ['热线电话', '供热公司电话', '小店']) expect(await say(asked)).not.toMatch(/^小店区：/);
  });

  test('the list is forgotten after ten minutes: 3 is a person again', async () => {
    const { say } = await newFollower(hotline);
    await say('2');
    hotline.clock.advance(10 * 60_000);
    expect(await say('3')).toContain('人工');
    hotline.clock.advance(-10 * 60_000);
  });

  test('of the demo city can be nobody’s: no subscriber has a number that begins with 1', async () => {
    const areas = await hotline.server.api.city.telephones();
    expect(areas).toHaveLength(11);
    for (const { numbers } of areas) for (const { number } of numbers) expect(number).toMatch(/^0351-1\d{6}$/);
  });

  test('a city that has loaded none says so', async () => {
    const empty = await openHotline('sqlite');
    await empty.server.platform.db.source.query('DELETE FROM area_telephone');
    expect(await (await newFollower(empty)).say('2')).toContain('还没有公布');
    await empty.stop();
  });
});

describe('a question', () => {
  test('is answered with the policy, its passage, its source and the ways on, the mini-program among them', async () => {
    const { say } = await newFollower(hotline);
    const answer = await say('我从外省返并要提前报备吗？');
    expect(answer).toMatch(/^《返并人员健康管理政策（2026年11月版）》\n/);
    for (const words of ['报备', '（来源：《关于优化返并人员健康管理的通知》）', `<a href="${hotline.url}/h5/#/knowledge/item/index?id=`, '“仍需反映”', '“人工”']) expect(answer).toContain(words);
    expect(answer).toMatch(/<a href="http[^"]+" data-miniprogram-appid="wx[0-9a-f]{16}" data-miniprogram-path="pages\/submit\/index">在小程序中办理<\/a>/);
    expect(answer.match(/knowledge\/item/g)?.length).toBe(3);
    expect(answer).not.toContain('2026年9月版');
  });

  test('nobody has an answer to leads to the intake, a person and the telephone', async () => {
    const answer = await (await newFollower(hotline)).say('zzqq');
    for (const words of ['没有找到直接的答复', '“仍需反映”', '“人工”', '12345', '在小程序中办理']) expect(answer).toContain(words);
  });
});

describe('progress', () => {
  let mine = '';
  let follower: Awaited<ReturnType<typeof newFollower>>;

  beforeAll(async () => {
    follower = await newFollower(hotline);
    mine = numberIn(await talk(follower, '我要投诉', content, '好了', '跳过', '13800001234', '1'));
  });

  test('tells state, who has it and the deadline, step by step', async () => {
    const { items } = await member(crew, 'operator').call(listTickets, { query: { desk: 'all', ticketNo: mine } });
    const id = items[0]?.id ?? '';
    expect(await follower.say('我的')).toMatch(new RegExp(`${mine}\\n供暖开始一周了[^]*\\n待受理，现在由太原市12345政务服务便民热线办理\\n应在2026-11-23 12:0\\d前受理`));
    await act(crew, ['operator', 'accept'], id);
    await act(crew, ['dispatcher', 'dispatch'], id);
    expect(await follower.say('查进度')).toMatch(/已转负责单位，现在由太原市热力集团有限责任公司办理\n应在2026-12-07 24:00前办结/);
    // As a pause of a second leaves it: the day that ends is still the 7th.
    await hotline.server.platform.db.source.query('UPDATE ticket_clock SET dueAt = dueAt + 1500 WHERE ticketId = ?', [id]);
    expect(await follower.say('查进度')).toContain('应在2026-12-07 24:00前办结');
    await act(crew, ['handler', 'acknowledge'], id);
    await act(crew, ['handler', 'recordContact'], id);
    await act(crew, ['handler', 'submitResolution'], id);
    await act(crew, ['supervisor', 'approveResolution'], id);
    const told = await follower.say(`${mine.slice(0, 8)} ${mine.slice(8)}`);
    expect(told).toMatch(new RegExp(`^诉求${mine}\\n[^]*已答复，请您评价\\n请在2026-11-30 24:00前评价\\n[^]*答复：您好，供热公司已上门检修`));
    expect(told).toContain(`${hotline.url}/h5/#/ticket/detail/index?id=${id}`);
  });

  test('by number is told to its requester only, and a wrong number is said to be wrong', async () => {
    const stranger = await newFollower(hotline);
    expect(await stranger.say('我的')).toBe('您还没有提交过诉求。回复“提交诉求”可以登记。');
    expect(await stranger.say(mine)).toContain('没有查到由您的微信提交的这件诉求');
    const other = `${mine.slice(0, 8)}000001`;
    expect(await stranger.say(other + checkDigit(other))).toContain('没有查到由您的微信提交的这件诉求');
    const last = mine.at(-1) === '0' ? '1' : '0';
    expect(await follower.say(mine.slice(0, -1) + last)).toContain('这个编号有一位不对');
    expect(await follower.say(mine.slice(0, -1))).toContain('您发来的是14位');
    expect(await follower.say(`诉求编号：${mine}。`)).toContain(`诉求${mine}`);
  });

  test('of a ticket that waits for its requester names the question and the way to answer it', async () => {
    const asked = numberIn(await talk(follower, '我要投诉', content, '好了', '跳过', '13800001234', '1'));
    const { items } = await member(crew, 'operator').call(listTickets, { query: { desk: 'all', ticketNo: asked } });
    const id = items[0]?.id ?? '';
    await act(crew, ['operator', 'requestInfo'], id);
    const page = `ticket/detail/index?id=${id}`;
    for (const said of ['我的', asked]) {
      const told = await follower.say(said);
      expect(told).toMatch(/\n请您补充材料：请补充小区名称和楼号\n请在2026-\d\d-\d\d 24:00前补充，补充之前办理时限暂停计算\n<a href/);
      expect(told).toContain(`<a href="${hotline.url}/h5/#/${page}" data-miniprogram-appid="${hotline.server.platform.config.WECHAT_MP_APPID}" data-miniprogram-path="${page}">在小程序中补充</a>`);
    }
  });

  test('is told in the middle of a dialogue, whose question waits', async () => {
    expect(await talk(follower, '我要投诉', mine)).toMatch(new RegExp(`^诉求${mine}[^]*您有一件诉求还没有提交[^]*请说说是什么事`));
    await follower.say('取消');
  });
});

test.each([['video', '这里看不了视频'], ['link', '这里打不开链接'], ['text', '这里看不懂表情']])('a %s is answered helpfully, in a dialogue with its open question', async (type, words) => {
  const follower = await newFollower(hotline);
  const send = async (): Promise<string> => (await follower.act({ type, title: '标题', url: 'https://example.org/', content: '【收到不支持的消息类型，暂无法显示】' }))[0] ?? '';
  expect(await send()).toMatch(new RegExp(`^${words}[^]*“提交诉求”[^]*“人工”`));
  if (type === 'text') return;
  await talk(follower, '我要投诉', content, '好了');
  expect(await send()).toMatch(new RegExp(`^${words}[^]*事情发生在哪里`));
});

import { listNoticeTemplates, recordConsents } from '@hotline/shared/contracts/citizens.citizen';
import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { gatherCrew, member, submitted, type Case, type Crew } from '../support/journey';
import { signedPush } from '../support/signed-push';
import { allowNotices, openidOf } from '../support/told';

/** 订阅台账: the mini-program and WeChat both tell of an acceptance, in any order, at once, twice, or only one of them. */
describe.each(databaseKinds)('the ledger of consents on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;
  let templateId: string;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
    templateId = (await (await submitted(crew)).citizen.call(listNoticeTemplates, {})).items.find((item) => item.kind === 'resolved')?.templateId ?? '';
  });
  afterAll(() => hotline?.stop());

  const left = async ({ id }: Case): Promise<number> => {
    const { reachable } = await member(crew, 'operator').call(getTicket, { params: { id } });
    return reachable.remaining.find((entry) => entry.kind === 'resolved')?.count ?? 0;
  };
  const result = ({ citizen }: Case, choice: 'accept' | 'reject' = 'accept') => citizen.call(recordConsents, { body: { results: [{ templateId, choice }] } });

  const seconds = new Set<number>();
  /** An event as WeChat pushes it; each at a second of its own. */
  async function event({ user }: Case, Event: string, item: object): Promise<void> {
    const { config } = hotline.server.platform;
    const openid = await openidOf(hotline, user, 'MP');
    const now = Math.floor(hotline.clock.now() / 1000);
    let second = now - 1;
    while (seconds.has(second)) second -= 1;
    seconds.add(second);
    const body = JSON.stringify({ ToUserName: 'gh_1', FromUserName: openid, CreateTime: second, MsgType: 'event', Event, List: [item] });
    const keys = { appid: config.WECHAT_MP_APPID, token: config.WECHAT_MP_TOKEN, aesKey: config.WECHAT_MP_AES_KEY, format: 'json' as const };
    // Twice, as WeChat repeats what was not answered in time.
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const push = signedPush(keys, body, now);
      const answer = await fetch(`${hotline.url}/wechat/mini-program?${new URLSearchParams({ ...push.query, openid })}`, { method: 'POST', body: push.body });
      expect(await answer.text()).toBe('success');
    }
  }
  const popup = (made: Case, status = 'accept') => event(made, 'subscribe_msg_popup_event', { TemplateId: templateId, SubscribeStatusString: status, PopupScene: '1' });

  test('an acceptance told by both counts once, by one alone as well', async () => {
    const [both, app, wechat] = [await submitted(crew), await submitted(crew), await submitted(crew)];
    await allowNotices(hotline, both);
    await result(app);
    await allowNotices(hotline, wechat, false);
    expect([await left(both), await left(app), await left(wechat)]).toEqual([1, 1, 1]);
  });

  test.each([['ccee', 2], ['cece', 2], ['eecc', 2], ['ecce', 2], ['cce', 2], ['eec', 2], ['eeeccc', 3]])('%s: %i acceptances', async (reports, count) => {
    const made = await submitted(crew);
    for (const report of reports) await (report === 'c' ? result(made) : popup(made));
    expect(await left(made)).toBe(count);
  });

  test('reports that come at the same moment are not counted twice', async () => {
    const made = await submitted(crew);
    await Promise.all(Array.from({ length: 20 }, () => [result(made), popup(made)]).flat());
    expect(await left(made)).toBe(20);
  });

  test('what was told alone long ago does not swallow a later acceptance', async () => {
    const made = await submitted(crew);
    await result(made);
    hotline.clock.advance(11 * 60_000);
    await popup(made);
    expect(await left(made)).toBe(2);
  });

  test('refusing in the sheet takes nothing away, turning off in the settings everything', async () => {
    const made = await submitted(crew);
    await result(made);
    await Promise.all([result(made, 'reject'), popup(made, 'reject')]);
    expect(await left(made)).toBe(1);
    await event(made, 'subscribe_msg_change_event', { TemplateId: templateId, SubscribeStatusString: 'reject' });
    expect(await left(made)).toBe(0);
  });

  test('a message that bounced for want of consent empties the ledger', async () => {
    const made = await submitted(crew);
    await result(made);
    await event(made, 'subscribe_msg_sent_event', { TemplateId: templateId, MsgID: '1700827132819554304', ErrorCode: '43101', ErrorStatus: 'failed:user refuse' });
    expect(await left(made)).toBe(0);
  });
});

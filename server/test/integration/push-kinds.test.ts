import { openHotline, type Hotline } from '../support/hotline';
import { dialects, kindFields, pushKinds, type PushKind } from '../support/push-kinds';
import { fieldOf, openedReply, signedPush, type PushKeys } from '../support/signed-push';

/** Every kind of push at the real doors; the same in JSON and safe mode is what all other tests run on. */
describe.each([['plain', 'json'], ['compat', 'xml'], ['safe', 'xml']] as const)('in mode %s, the mini-program in %s', (mode, format) => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await openHotline('sqlite', { WECHAT_OA_MODE: mode, WECHAT_MP_MODE: mode, WECHAT_MP_FORMAT: format });
  });
  afterAll(() => hotline?.stop());

  const keysOf = (prefix: 'OA' | 'MP'): PushKeys => {
    const { config } = hotline.server.platform;
    return { appid: config[`WECHAT_${prefix}_APPID`], token: config[`WECHAT_${prefix}_TOKEN`], aesKey: config[`WECHAT_${prefix}_AES_KEY`], format: prefix === 'OA' ? 'xml' : format, mode };
  };

  /** Delivers the kind and resolves to what WeChat makes of the answer: nothing to show, or a reply to this very person. */
  async function shownFor(prefix: 'OA' | 'MP', kind: PushKind, person: string): Promise<string> {
    const keys = keysOf(prefix);
    const [write] = Object.values(dialects[keys.format]);
    const { query, body } = signedPush(keys, write?.(kindFields(kind, person)) ?? '', Math.floor(hotline.clock.now() / 1000));
    const answer = await fetch(`${hotline.url}/wechat/${prefix === 'OA' ? 'official-account' : 'mini-program'}?${new URLSearchParams(query)}`, { method: 'POST', body });
    const text = await answer.text();
    if (answer.status !== 200 || text === 'success') return `${answer.status} ${text}`;
    const reply = openedReply(keys, text);
    return fieldOf(keys, reply, 'ToUserName') === person && fieldOf(keys, reply, 'MsgType') !== '' ? '200 reply' : '200 to somebody else';
  }

  const events = (kinds: readonly PushKind[]): readonly PushKind[] => kinds.filter(({ fields }) => fields['MsgType'] === 'event');

  test('each is answered validly by the official account', async () => {
    for (const [at, kind] of pushKinds.officialAccount.entries()) expect([kind.name, await shownFor('OA', kind, `oKind-${at}`)]).toEqual([kind.name, expect.stringMatching(/^200 (success|reply)$/)]);
    const again = pushKinds.officialAccount.find(({ name }) => name === 'text of digits');
    expect(again && (await shownFor('OA', { ...again, fields: { ...again.fields, MsgId: '7' } }, 'oKind-reply'))).toBe('200 reply');
  });

  test('each is answered validly by the mini-program, an event with nothing to show', async () => {
    for (const [at, kind] of pushKinds.miniProgram.entries()) expect([kind.name, await shownFor('MP', kind, `oKind-${at}`)]).toEqual([kind.name, expect.stringMatching(/^200 (success|reply)$/)]);
    for (const [at, kind] of events(pushKinds.miniProgram).entries()) expect([kind.name, await shownFor('MP', kind, `oAgain-${at}`)]).toEqual([kind.name, '200 success']);
  });

  /** Of WeChat's table of events those which a person sees answered. */
  const answerable = new Set(['subscribe', 'SCAN', 'CLICK', 'scancode_waitmsg']);

  test('no event is replied to that allows no reply', async () => {
    for (const [at, kind] of events(pushKinds.officialAccount).entries()) {
      if (!answerable.has(String(kind.fields['Event']))) expect([kind.name, await shownFor('OA', kind, `oEvent-${at}`)]).toEqual([kind.name, '200 success']);
    }
  });

  test('every one of them has been handled', async () => {
    const { source } = hotline.server.platform.db;
    expect(await source.query("SELECT state, COUNT(*) AS pushes FROM wechat_push WHERE state <> 'done' GROUP BY state")).toEqual([]);
  });
});

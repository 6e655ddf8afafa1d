import { AccessTokens, type FetchedToken } from '../../src/wechat/core/access-token';
import { TokenStore } from '../../src/wechat/core/token-store';
import { failure, rig } from './fake-api';
import { closeAll, gateway, openDatabase, silent, TestClock } from './support';

afterAll(closeAll);

const tokenPath = '/cgi-bin/stable_token';
const menuPath = '/cgi-bin/menu/get';

test('twenty workers share one question, and replicas share its answer', async () => {
  const { api, wechat, db } = await rig();
  await Promise.all(Array.from({ length: 20 }, () => wechat.officialAccount.menu.get()));
  const other = await rig({ api, db });
  await other.wechat.officialAccount.menu.get();
  expect(api.calls(tokenPath)).toHaveLength(1);
  expect(api.calls(tokenPath)[0]?.body).toMatchObject({ grant_type: 'client_credential', force_refresh: false });
  expect(new Set(api.calls(menuPath).map(({ query }) => query.get('access_token')))).toEqual(new Set(['T1']));
});

test('the two accounts keep to their own tokens', async () => {
  const { api, wechat } = await rig();
  api.on(tokenPath, { access_token: 'OA', expires_in: 7200 }, { access_token: 'MP', expires_in: 7200 });
  await wechat.officialAccount.menu.get();
  await wechat.miniProgram.subscribeMessages.listTemplates();
  expect(api.calls('/wxaapi/newtmpl/gettemplate')[0]?.query.get('access_token')).toBe('MP');
});

test('a refused token is fetched again and the call replayed once', async () => {
  const { api, wechat } = await rig();
  api.on(tokenPath, { access_token: 'T1', expires_in: 7200 }, { access_token: 'T2', expires_in: 7200 });
  api.on(menuPath, failure(40001), { menu: {} });
  await wechat.officialAccount.menu.get();
  expect(api.calls(menuPath).map(({ query }) => query.get('access_token'))).toEqual(['T1', 'T2']);
});

test('it never loops', async () => {
  const { api, wechat } = await rig();
  api.on(menuPath, failure(42001));
  await expect(wechat.officialAccount.menu.get()).rejects.toMatchObject({ class: 'token', errcode: 42001 });
  expect([api.calls(menuPath).length, api.calls(tokenPath).length]).toEqual([2, 2]);
});

test('many refusals of one token lead to one new question', async () => {
  const { api, wechat } = await rig();
  api.on(tokenPath, { access_token: 'T1', expires_in: 7200 }, { access_token: 'T2', expires_in: 7200 });
  api.on(menuPath, (response) => {
    const stale = response.req.url?.includes('T1');
    response.end(JSON.stringify(stale ? failure(40014) : { menu: {} }));
  });
  await Promise.all(Array.from({ length: 20 }, () => wechat.officialAccount.menu.get()));
  expect(api.calls(tokenPath)).toHaveLength(2);
});

describe('AccessTokens', () => {
  async function tokens(fetch: () => Promise<FetchedToken>) {
    const clock = new TestClock();
    const store = new TokenStore(await openDatabase());
    return { clock, store, tokens: new AccessTokens({ appid: 'wx1', fetch, store, clock, log: silent }) };
  }

  test('asks again a minute before the end', async () => {
    let asked = 0;
    const world = await tokens(async () => ({ token: `T${(asked += 1)}`, expiresIn: 7200 }));
    expect(await world.tokens.get()).toBe('T1');
    world.clock.ms += 7_139_000;
    expect(await world.tokens.get()).toBe('T1');
    world.clock.ms += 2_000;
    expect(await world.tokens.get()).toBe('T2');
  });

  test('a late failure of an old token leaves the new one alone', async () => {
    let asked = 0;
    const world = await tokens(async () => ({ token: `T${(asked += 1)}`, expiresIn: 7200 }));
    await world.tokens.get();
    await world.tokens.invalidate('T1');
    expect(await world.tokens.get()).toBe('T2');
    await world.tokens.invalidate('T1');
    expect(await world.tokens.get()).toBe('T2');
    expect(await world.store.find('wx1')).toMatchObject({ token: 'T2', expiresAt: world.clock.ms + 7_200_000 });
  });

  test('an answer to an older question does not replace a newer one', async () => {
    const { opened, open } = gateway<FetchedToken>();
    const world = await tokens(() => opened);
    const late = world.tokens.get();
    await world.store.save('wx1', { token: 'NEW', askedAt: world.clock.ms + 5, expiresAt: world.clock.ms + 7_200_000 });
    open({ token: 'OLD', expiresIn: 7200 });
    await late;
    expect((await world.store.find('wx1'))?.token).toBe('NEW');
  });

  test('a failed question is asked anew by the next caller', async () => {
    let asked = 0;
    const world = await tokens(async () => {
      if ((asked += 1) === 1) throw new Error('away');
      return { token: 'T', expiresIn: 7200 };
    });
    await expect(Promise.all([world.tokens.get(), world.tokens.get()])).rejects.toThrow('away');
    expect(await world.tokens.get()).toBe('T');
    expect(asked).toBe(2);
  });

  test('works without the database', async () => {
    let asked = 0;
    const db = await openDatabase();
    await db.source.query('DROP TABLE wechat_token');
    const fetch = async (): Promise<FetchedToken> => ({ token: `T${(asked += 1)}`, expiresIn: 7200 });
    const lone = new AccessTokens({ appid: 'wx1', fetch, store: new TokenStore(db), clock: new TestClock(), log: silent });
    expect(await lone.get()).toBe('T1');
    await lone.invalidate('T1');
    expect(await lone.get()).toBe('T2');
    await lone.invalidate('T1');
    expect(await lone.get()).toBe('T2');
  });
});

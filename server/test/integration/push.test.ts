import { randomBytes, randomInt } from 'node:crypto';
import { openHotline, type Hotline } from '../support/hotline';
import { countRows } from '../support/rows';
import { encrypted, sha1, signedPush, signedQuery, textMessage, wrapped, type PushKeys, type SignedPush } from '../support/signed-push';

let hotline: Hotline;
beforeAll(async () => {
  hotline = await openHotline();
});
afterAll(() => hotline?.stop());

const doctype = '<!DOCTYPE xml [<!ENTITY leak SYSTEM "file:///etc/hostname">]>';

describe.each([['official-account', 'OA', 'xml'], ['mini-program', 'MP', 'json']] as const)('at /wechat/%s', (door, prefix, format) => {
  const keys = (): PushKeys => {
    const { config } = hotline.server.platform;
    return { appid: config[`WECHAT_${prefix}_APPID`], token: config[`WECHAT_${prefix}_TOKEN`], aesKey: config[`WECHAT_${prefix}_AES_KEY`], format };
  };
  const seconds = (): number => Math.floor(hotline.clock.now() / 1000);
  const address = (query: Readonly<Record<string, string>> | string): string => `${hotline.url}/wechat/${door}?${typeof query === 'string' ? query : new URLSearchParams(query).toString()}`;
  const genuine = (content = '供暖'): SignedPush => signedPush(keys(), textMessage(keys(), content), seconds());
  const signedBody = (encrypt: string): SignedPush => ({ query: signedQuery(keys(), encrypt, seconds()), body: wrapped(keys(), encrypt) });

  async function send({ query, body }: { query: Readonly<Record<string, string>> | string; body: string | Buffer }): Promise<{ status: number; text: string; type: string | null }> {
    const answer = await fetch(address(query), { method: 'POST', headers: { 'content-type': format === 'xml' ? 'text/xml' : 'application/json' }, body: typeof body === 'string' ? body : new Uint8Array(body) });
    return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') };
  }
  const refusal = { status: 403, text: '' };

  test('the handshake is answered with the echo, and with nothing when the signature is wrong', async () => {
    const [timestamp, nonce] = [String(seconds()), '1320562132'];
    const query = { signature: sha1(keys().token, timestamp, nonce), timestamp, nonce, echostr: '4375120948345356249' };
    const echo = await fetch(address(query));
    expect([echo.status, echo.headers.get('content-type'), await echo.text()]).toEqual([200, 'text/plain; charset=utf-8', '4375120948345356249']);
    for (const change of [{ signature: sha1('another', timestamp, nonce) }, { timestamp: String(seconds() - 1) }, { nonce: '1' }, { echostr: '9'.repeat(600) }, { echostr: '' }, { signature: '' }]) {
      const answer = await fetch(address({ ...query, ...change }));
      expect([change, answer.status, await answer.text()]).toEqual([change, 403, '']);
    }
    expect((await fetch(address(''))).status).toBe(403);
  });

  test('a genuine push is taken, once', async () => {
    const push = genuine('你好');
    const { wechat_push: before = 0 } = await countRows(hotline);
    expect((await send(push)).status).toBe(200);
    expect((await countRows(hotline))['wechat_push']).toBe(before + 1);
    expect(await send(push)).toMatchObject(refusal);
    expect(await send(genuine('又一条'))).toMatchObject({ status: 200 });
  });

  const xmlOnly: readonly [string, () => { query: Readonly<Record<string, string>> | string; body: string | Buffer }][] = [
    ['a DOCTYPE outside', () => ({ ...genuine(), body: doctype + genuine().body })],
    ['a DOCTYPE inside', () => signedBody(encrypted(keys(), doctype + textMessage(keys(), '&leak;')))],
    ['an entity bomb inside', () => signedBody(encrypted(keys(), `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><xml><Content>&b;</Content></xml>`))],
    ['JSON', () => ({ ...genuine(), body: JSON.stringify({ Encrypt: encrypted(keys(), '{}') }) })],
    ['elements twenty deep', () => signedBody(encrypted(keys(), `<xml>${'<a>'.repeat(20)}${'</a>'.repeat(20)}</xml>`))],
    ['an element given twice', () => signedBody(encrypted(keys(), textMessage(keys(), 'x').replace('</xml>', '<FromUserName>oOther</FromUserName></xml>')))],
  ];
  const jsonOnly: typeof xmlOnly = [['XML', () => ({ ...genuine(), body: `<xml><Encrypt>${encrypted(keys(), '{}')}</Encrypt></xml>` })], ['JSON that is a list', () => signedBody(encrypted(keys(), '[]'))], ['JSON with __proto__', () => signedBody(encrypted(keys(), '{"__proto__":{"ToUserName":"gh_1","FromUserName":"o","CreateTime":1,"MsgType":"text"}}'))]];
  const forged: typeof xmlOnly = [
    ['no query', () => ({ query: '', body: genuine().body })],
    ['a wrong msg_signature', () => ({ ...genuine(), query: { ...genuine().query, msg_signature: '0'.repeat(40) } })],
    ['the plain signature in place of msg_signature', () => { const push = genuine(); return { ...push, query: { ...push.query, msg_signature: push.query['signature'] ?? '' } }; }],
    ['301 seconds past', () => signedPush(keys(), textMessage(keys(), 'x'), seconds() - 302)],
    ['301 seconds ahead', () => signedPush(keys(), textMessage(keys(), 'x'), seconds() + 303)],
    ['another appid inside', () => signedBody(encrypted(keys(), textMessage(keys(), 'x'), 'wx0123456789abcdef'))],
    ['a plain body in safe mode', () => ({ ...genuine(), body: textMessage(keys(), 'x') })],
    ['a plain body and no encrypt_type', () => { const { signature = '', timestamp = '', nonce = '' } = genuine().query; return { query: { signature, timestamp, nonce }, body: textMessage(keys(), 'x') }; }],
    ['a repeated parameter', () => { const push = genuine(); return { ...push, query: `${new URLSearchParams(push.query).toString()}&nonce=1` }; }],
    ['more than 64 KiB', () => { const push = genuine(); return { ...push, body: push.body + ' '.repeat(65_537) }; }],
    ['nothing', () => ({ ...genuine(), body: '' })],
    ['noise', () => ({ ...genuine(), body: randomBytes(500) })],
    ['half of itself', () => { const push = genuine(); return { ...push, body: push.body.slice(0, push.body.length / 2) }; }],
    ['a message without a sender', () => signedBody(encrypted(keys(), textMessage(keys(), 'x').replace(/FromUserName/g, 'From')))],
    ...(format === 'xml' ? xmlOnly : jsonOnly),
  ];

  test.each(forged)('%s gets the one answer that all refusals share, and stores nothing', async (_, make) => {
    const before = await countRows(hotline);
    const { type, ...answer } = await send(make());
    expect(answer).toEqual(refusal);
    expect(type).toBe((await send({ query: '', body: '' })).type);
    expect(await countRows(hotline)).toEqual(before);
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('%s is refused alike', async (method) => {
    const answer = await fetch(address(genuine().query), { method });
    expect([answer.status, await answer.text()]).toEqual([403, '']);
  });

  test('of many random changes to a genuine push none is accepted', async () => {
    const count = Number(process.env['VERIFY_COUNT'] ?? 200);
    const before = await countRows(hotline);
    const accepted: SignedPush[] = [];
    for (let round = 0; round < count; round += 1) {
      const push = mutated(genuine('提交诉求'));
      if ((await send(push)).status !== 403) accepted.push(push);
    }
    expect(accepted).toEqual([]);
    expect(await countRows(hotline)).toEqual(before);
  });
});

/** Changes one character of what the signature covers, or of the signature itself. */
function mutated({ query, body }: SignedPush): SignedPush {
  const places = ['msg_signature', 'timestamp', 'nonce', 'Encrypt'] as const;
  const place = places[randomInt(places.length)] ?? 'Encrypt';
  if (place !== 'Encrypt') return { body, query: { ...query, [place]: changed(query[place] ?? '', /[0-9a-f]/, '0123456789abcdef') } };
  const [encrypt = ''] = /[A-Za-z0-9+/=]{60,}/.exec(body) ?? [];
  return { query, body: body.replace(encrypt, () => changed(encrypt, /./, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')) };
}

function changed(text: string, where: RegExp, alphabet: string): string {
  const at = randomInt(text.length);
  const now = text[at] ?? '';
  const others = [...alphabet].filter((character) => character !== now && where.test(character));
  return text.slice(0, at) + (others[randomInt(others.length)] ?? '') + text.slice(at + 1);
}

import { createDecipheriv } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forge, forgeriesIn, type Target } from '../support/forgeries';
import { openHotline, type Hotline } from '../support/hotline';
import { countRows } from '../support/rows';
import { sha1, signedPush, textMessage, type PushKeys, type SignedPush } from '../support/signed-push';

/** Of all doors together; `npm run verify:push` sends a hundred thousand. */
const count = Math.ceil(Number(process.env['VERIFY_COUNT'] ?? 600) / 3);
const patience = 60_000 + count * 30;

const doors = [['official-account', 'OA', 'xml'], ['mini-program', 'MP', 'json'], ['mini-program', 'MP', 'xml']] as const;

/** A hotline a format of the mini-program's; the account's own door is the same in both. */
const opened = new Map<string, Promise<Hotline>>();
function hotlineFor(format: string): Promise<Hotline> {
  const hotline = opened.get(format) ?? openHotline('sqlite', { WECHAT_MP_FORMAT: format });
  opened.set(format, hotline);
  return hotline;
}
afterAll(async () => {
  for (const hotline of opened.values()) await (await hotline).stop();
});

describe.each(doors)('at /wechat/%s (%s, %s)', (door, prefix, format) => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await hotlineFor(format);
  });

  const keys = (): PushKeys => {
    const { config } = hotline.server.platform;
    return { appid: config[`WECHAT_${prefix}_APPID`], token: config[`WECHAT_${prefix}_TOKEN`], aesKey: config[`WECHAT_${prefix}_AES_KEY`], format };
  };
  const seconds = (): number => Math.floor(hotline.clock.now() / 1000);
  const address = (): string => `${hotline.url}/wechat/${door}`;
  const send = async ({ query, body }: SignedPush): Promise<number> => (await fetch(`${address()}?${new URLSearchParams(query)}`, { method: 'POST', body })).status;
  /** An event nobody listens to: it leaves its own row and nothing else. */
  const unheard = (): string => textMessage(keys(), 'x').replace(format === 'xml' ? '<![CDATA[text]]>' : '"text"', format === 'xml' ? '<![CDATA[hologram]]>' : '"hologram"');

  test('the handshake is answered with the echo', async () => {
    const [timestamp, nonce] = [String(seconds()), '1320562132'];
    const query = { signature: sha1(keys().token, timestamp, nonce), timestamp, nonce, echostr: '4375120948345356249' };
    const echo = await fetch(`${address()}?${new URLSearchParams(query)}`);
    expect([echo.status, echo.headers.get('content-type'), await echo.text()]).toEqual([200, 'text/plain; charset=utf-8', '4375120948345356249']);
  });

  test('a genuine push is taken once, a retry with a fresh signature is no second one, and neither is refused', async () => {
    const message = unheard();
    const { wechat_push: before = 0 } = await countRows(hotline);
    for (let delivery = 0; delivery < 3; delivery += 1) expect(await send(signedPush(keys(), message, seconds()))).toBe(200);
    expect((await countRows(hotline))['wechat_push']).toBe(before + 1);
  });

  test('of many forged pushes none is accepted, all are answered alike, and nothing is stored', async () => {
    let taken: { push: SignedPush; at: number } | undefined;
    let genuine = 0;
    const target: Target = {
      keys: keys(),
      seconds,
      taken: async () => {
        if (taken && seconds() - taken.at < 60) return taken.push;
        const fresh = { push: signedPush(keys(), unheard(), seconds()), at: seconds() };
        expect(await send(fresh.push)).toBe(200);
        genuine += 1;
        taken = fresh;
        return fresh.push;
      },
    };
    await target.taken();
    const before = await countRows(hotline);
    const already = genuine;
    const { accepted, answers } = await forge(address(), target, count);
    expect(accepted).toEqual({});
    expect(answers).toHaveLength(1);
    expect((JSON.parse(answers[0] ?? '[]') as unknown[]).slice(0, 2)).toEqual([403, '']);
    expect(await countRows(hotline)).toEqual({ ...before, wechat_push: (before['wechat_push'] ?? 0) + genuine - already });
  }, patience);
});

describe('the checker itself', () => {
  const keys: PushKeys = { appid: 'wx0123456789abcdef', token: 'token', aesKey: 'a'.repeat(43), format: 'xml' };
  const seconds = (): number => Math.floor(Date.now() / 1000);
  const target: Target = { keys, seconds, taken: async () => signedPush(keys, textMessage(keys, 'x'), seconds()) };
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => server.close()));

  async function planted(answer: (request: IncomingMessage, body: string) => [status: number, body: string]): Promise<string> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk))).on('end', () => {
        const [status, text] = answer(request, body);
        response.writeHead(status).end(text);
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  /** Opens whatever it can decipher, and never asks who sent it. */
  function unauthenticated(_: IncomingMessage, body: string): [number, string] {
    try {
      const key = Buffer.from(`${keys.aesKey}=`, 'base64');
      const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
      const plain = Buffer.concat([decipher.update(/<Encrypt><!\[CDATA\[(.*?)\]/.exec(body)?.[1] ?? '', 'base64'), decipher.final()]);
      return plain.includes('<FromUserName>') ? [200, 'success'] : [403, ''];
    } catch {
      return [403, ''];
    }
  }

  test('finds a receiver that checks no signature', async () => {
    const { accepted } = await forge(await planted(unauthenticated), target, 10 * Object.keys(forgeriesIn('xml')).length);
    expect(Object.keys(accepted)).toEqual(expect.arrayContaining(['a bit of msg_signature', 'a bit of nonce', 'a replay', '301 seconds past', 'a push for another account with the same token and key', 'a DOCTYPE outside', 'a DOCTYPE inside', 'no query']));
  });

  test('finds a receiver that takes whatever is plain', async () => {
    const { accepted } = await forge(await planted((_, body) => (body.includes('<Content>') ? [200, 'success'] : [403, ''])), target, Object.keys(forgeriesIn('xml')).length);
    expect(Object.keys(accepted)).toEqual(expect.arrayContaining(['a plain body in place of Encrypt', 'a plain body with a right plain signature', 'a plain body said to be raw']));
  });

  test('finds a receiver whose refusals tell what was wrong', async () => {
    const { answers } = await forge(await planted(({ method }) => [403, method === 'GET' ? 'signature' : 'padding']), target, Object.keys(forgeriesIn('xml')).length);
    expect(answers).toHaveLength(2);
  });
});

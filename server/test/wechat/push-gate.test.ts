import { createCipheriv } from 'node:crypto';
import type { PushAccount } from '../../src/wechat/core/config';
import { decodeAesKey, MessageCrypto } from '../../src/wechat/core/message-crypto';
import { PushGate, type Query } from '../../src/wechat/core/push-gate';
import { Refused } from '../../src/wechat/core/refused';
import { signatureOf } from '../../src/wechat/core/signature';
import { textOf } from '../../src/wechat/core/tree';
import { readXml } from '../../src/wechat/core/xml';
import { readJson } from '../../src/wechat/core/json';
import { account, seeded, signedPush, textMessage, TestClock, type SignedPush } from './support';

const clock = new TestClock();
const gate = new PushGate(account, clock);
const message = textMessage('路灯坏了', '23412343245');
const genuine = (): SignedPush => signedPush(account, message, clock.seconds());
const jsonMessage = (msgId: string): string => `{"ToUserName":"gh_1","FromUserName":"oUser-1","CreateTime":1772431500,"MsgType":"text","Content":"007","MsgId":${msgId}}`;

const open = (push: { readonly query: Query; readonly body: string | Buffer }, at: PushGate = gate) => at.open(push.query, Buffer.from(push.body as string));
/** A genuine query over any Encrypt: what only somebody who knows the token can make. */
function signed(encrypt: string): SignedPush {
  const { query } = genuine();
  const { timestamp = '', nonce = '' } = query;
  return { query: { ...query, msg_signature: signatureOf(account.token, timestamp, nonce, encrypt) }, body: `<xml><ToUserName>gh_1</ToUserName><Encrypt>${encrypt}</Encrypt></xml>` };
}
/** Encrypts raw bytes without the library's idea of a frame or of padding. */
function rawEncrypt(bytes: Buffer): string {
  const key = decodeAesKey(account.aesKey);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]).toString('base64');
}

test.each(['safe', 'compat', 'plain'] as const)('opens a genuine push in mode %s, XML and JSON', (mode) => {
  const xml = { ...account, mode };
  expect(textOf(open(signedPush(xml, message, clock.seconds()), new PushGate(xml, clock)).fields, 'Content')).toBe('路灯坏了');
  const json: PushAccount = { ...account, mode, format: 'json' };
  const opened = open(signedPush(json, jsonMessage('6272960105994287618'), clock.seconds()), new PushGate(json, clock));
  expect([textOf(opened.fields, 'MsgId'), textOf(opened.fields, 'Content')]).toEqual(['6272960105994287618', '007']);
});

test('the same message has one key, a neighbour another', () => {
  const keys = ['6272960105994287618', '6272960105994287618', '6272960105994287619'].map((id) => open(signedPush(account, textMessage('x', id), clock.seconds())).key);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[0]).not.toBe(keys[2]);
});

test('two menu clicks in one second differ by their key', () => {
  const click = (key: string): string => `<xml><ToUserName>gh_1</ToUserName><FromUserName>oUser-1</FromUserName><CreateTime>1772431500</CreateTime><MsgType>event</MsgType><Event>CLICK</Event><EventKey>${key}</EventKey></xml>`;
  const [a, b] = ['a', 'b'].map((key) => open(signedPush(account, click(key), clock.seconds())).key);
  expect(a).not.toBe(b);
});

describe('replies', () => {
  test('are encrypted and signed', () => {
    const sealed = readXml(gate.seal(open(genuine()), { kind: 'text', content: '已收到 ]]>' }));
    const encrypt = textOf(sealed, 'Encrypt');
    expect(textOf(sealed, 'MsgSignature')).toBe(signatureOf(account.token, clock.seconds(), textOf(sealed, 'Nonce'), encrypt));
    expect(textOf(sealed, 'TimeStamp')).toBe(clock.seconds());
    const reply = readXml(new MessageCrypto(account.appid, account.aesKey).decrypt(encrypt));
    expect({ ...reply }).toEqual({ ToUserName: 'oUser-1', FromUserName: 'gh_1', CreateTime: clock.seconds(), MsgType: 'text', Content: '已收到 ]]>' });
  });

  test('stay readable in the plain mode, and become JSON where the account speaks it', () => {
    const plain: PushAccount = { ...account, mode: 'plain', format: 'json' };
    const other = new PushGate(plain, clock);
    const opened = open(signedPush(plain, jsonMessage('1'), clock.seconds()), other);
    expect({ ...readJson(other.seal(opened, { kind: 'transfer' })) }).toMatchObject({ MsgType: 'transfer_customer_service' });
  });
});

describe('handshake', () => {
  const query = (echostr: string): Record<string, string> => ({ ...genuine().query, echostr });
  test('echoes', () => {
    expect(gate.echo({ ...query('4375120948345356249'), msg_signature: '' })).toBe('4375120948345356249');
  });
  test('understands an encrypted echo', () => {
    const { query: signedQuery } = signed(new MessageCrypto(account.appid, account.aesKey).encrypt('437512'));
    const encrypt = new MessageCrypto(account.appid, account.aesKey).encrypt('437512');
    const { timestamp = '', nonce = '' } = signedQuery;
    expect(gate.echo({ timestamp, nonce, echostr: encrypt, msg_signature: signatureOf(account.token, timestamp, nonce, encrypt) })).toBe('437512');
  });
  test.each([
    ['a wrong signature', { signature: '0'.repeat(40), msg_signature: '' }],
    ['an echo of markup', { echostr: '<script>1</script> ', msg_signature: '' }],
    ['no echo', { echostr: '', msg_signature: '' }],
    ['an old one', { timestamp: '1', msg_signature: '' }],
  ])('refuses %s', (_, change) => {
    expect(() => gate.echo({ ...query('4375120948345356249'), ...change })).toThrow(Refused);
  });
});

/** Twenty ways to tamper with a push; each takes a source of chance. */
type Chance = (limit: number) => number;
type Tampered = { readonly query: Query; readonly body: string | Buffer };

function flip(text: string, chance: Chance): string {
  const bytes = Buffer.from(text);
  const at = chance(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance(7));
  return bytes.toString('latin1');
}
const withQuery = (name: string, change: (value: string, chance: Chance) => string) => (chance: Chance): Tampered => {
  const push = genuine();
  return { ...push, query: { ...push.query, [name]: change(push.query[name] ?? '', chance) } };
};
const encryptOf = (push: SignedPush): string => /<Encrypt><!\[CDATA\[(.*)\]\]>/.exec(push.body)?.[1] ?? '';
const frame = (length: number, text: string, appid: string): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return Buffer.concat([Buffer.alloc(16, 7), size, Buffer.from(text), Buffer.from(appid)]);
};
const padded = (bytes: Buffer, pad = 32 - (bytes.length % 32)): Buffer => Buffer.concat([bytes, Buffer.alloc(pad, pad)]);
const bytesOf = Buffer.byteLength(message);

const kinds: Readonly<Record<string, (chance: Chance) => Tampered>> = {
  'a bit of Encrypt': (chance) => {
    const push = genuine();
    return { ...push, body: push.body.replace(encryptOf(push), () => flip(encryptOf(push), chance)) };
  },
  'a bit of msg_signature': withQuery('msg_signature', flip),
  'a bit of timestamp': withQuery('timestamp', flip),
  'a bit of nonce': withQuery('nonce', flip),
  'a signature in capitals': withQuery('msg_signature', (value) => `${value.toUpperCase()}A`),
  'no msg_signature': withQuery('msg_signature', () => ''),
  'the three-part signature instead': (chance) => {
    const push = genuine();
    return { ...push, query: { ...push.query, msg_signature: push.query['signature'], nonce: `${push.query['nonce']}${chance(10)}` } };
  },
  'a doubled parameter': (chance) => {
    const push = genuine();
    return { ...push, query: { ...push.query, [['timestamp', 'nonce', 'msg_signature'][chance(3)] ?? '']: ['1', '2'] } };
  },
  'a plain body in safe mode': (chance) => ({ query: { ...genuine().query, ...(chance(2) ? { encrypt_type: 'raw' } : {}) }, body: message }),
  'no encrypt_type and a plain body': () => {
    const { signature, timestamp, nonce } = genuine().query;
    return { query: { signature, timestamp, nonce }, body: message };
  },
  'a replay': () => {
    const push = genuine();
    open(push);
    return push;
  },
  '301 seconds past': (chance) => signedPush(account, message, String(Number(clock.seconds()) - 301 - chance(100))),
  '301 seconds ahead': (chance) => signedPush(account, message, String(Number(clock.seconds()) + 301 + chance(100))),
  'another appid inside': (chance) => signed(rawEncrypt(padded(frame(bytesOf, message, `wx0123456789abcde${chance(10)}`)))),
  'a length beyond the end': (chance) => signed(rawEncrypt(padded(frame(bytesOf + 1 + chance(2 ** 30), message, account.appid)))),
  'a length too short': (chance) => signed(rawEncrypt(padded(frame(chance(bytesOf), message, account.appid)))),
  'padding over 32': (chance) => {
    const bytes = frame(bytesOf, message, account.appid);
    return signed(rawEncrypt(padded(bytes, 64 - (bytes.length % 32) + 32 * chance(5))));
  },
  'a spoiled padding byte': () => {
    const longer = `${message}${' '.repeat((57 - ((bytesOf + 38) % 32)) % 32)}`; // leaves at least two bytes of padding
    const bytes = padded(frame(Buffer.byteLength(longer), longer, account.appid));
    bytes[bytes.length - 2] = (bytes[bytes.length - 2] ?? 0) ^ 1;
    return signed(rawEncrypt(bytes));
  },
  'blocks left out': (chance) => {
    const push = genuine();
    const bytes = Buffer.from(encryptOf(push), 'base64');
    return signed(bytes.subarray(32 * (1 + chance(3))).toString('base64'));
  },
  'a cut or oversized body': (chance) => {
    const push = genuine();
    return chance(2) ? { ...push, body: push.body.slice(0, chance(push.body.length)) } : { ...push, body: push.body.replace('</xml>', `${' '.repeat(66_000)}</xml>`) };
  },
};

test('nothing tampered with gets in', () => {
  const count = Number(process.env['VERIFY_COUNT'] ?? 1000);
  const chance = seeded(20260302);
  const names = Object.keys(kinds);
  expect(names).toHaveLength(20);
  const accepted: string[] = [];
  for (let round = 0; round < count; round += 1) {
    const name = names[round % names.length] ?? '';
    const push = kinds[name]?.(chance) ?? genuine();
    try {
      open(push);
      accepted.push(name);
    } catch (error) {
      if (!(error instanceof Refused)) accepted.push(`${name}: ${String(error)}`);
    }
  }
  expect(accepted).toEqual([]);
});

test('the tampering loop notices a gate that checks the wrong signature', () => {
  const careless = new PushGate({ ...account, mode: 'plain' }, clock);
  expect(() => careless.open(kinds['no encrypt_type and a plain body']?.(seeded(1)).query ?? {}, Buffer.from(message))).not.toThrow();
});

test('299 seconds are fresh either way', () => {
  for (const offset of [-299, 299]) expect(() => open(signedPush(account, message, String(Number(clock.seconds()) + offset)))).not.toThrow();
});

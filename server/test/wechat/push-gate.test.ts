import { createCipheriv } from 'node:crypto';
import type { PushAccount } from '../../src/wechat/core/config';
import { decodeAesKey, MessageCrypto } from '../../src/wechat/core/message-crypto';
import { PushGate, type Query } from '../../src/wechat/core/push-gate';
import { Refused } from '../../src/wechat/core/refused';
import { signatureOf } from '../../src/wechat/core/signature';
import { textOf } from '../../src/wechat/core/tree';
import { readXml } from '../../src/wechat/core/xml';
import { readJson } from '../../src/wechat/core/json';
import { account, signedPush, textMessage, TestClock, type SignedPush } from './support';

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

test('the signature comes first, so that nobody without the token learns of clock, memory or padding', () => {
  const reasonOf = ({ query, body }: SignedPush): string => {
    try {
      open({ query, body });
      return 'taken';
    } catch (error) {
      return (error as Refused).reason;
    }
  };
  const unsigned = (push: SignedPush): SignedPush => ({ ...push, query: { ...push.query, msg_signature: '0'.repeat(40) } });
  const stale = signedPush(account, message, String(Number(clock.seconds()) - 301));
  const broken = signed(rawEncrypt(Buffer.alloc(64, 7)));
  const used = genuine();
  open(used);
  expect([stale, broken, used].map((push) => reasonOf(unsigned(push)))).toEqual(['signature', 'signature', 'signature']);
  expect([stale, broken, used].map(reasonOf)).toEqual(['stale', 'undecipherable', 'replayed']);
});

test('299 seconds are fresh either way', () => {
  for (const offset of [-299, 299]) expect(() => open(signedPush(account, message, String(Number(clock.seconds()) + offset)))).not.toThrow();
});

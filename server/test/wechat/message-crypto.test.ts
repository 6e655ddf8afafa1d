import { randomBytes } from 'node:crypto';
import Encryptor from 'node-easywechat/dist/Core/Encryptor';
import { MessageCrypto, decodeAesKey } from '../../src/wechat/core/message-crypto';
import { readJson } from '../../src/wechat/core/json';
import { Refused } from '../../src/wechat/core/refused';
import { sameText, signatureOf } from '../../src/wechat/core/signature';
import { textOf } from '../../src/wechat/core/tree';
import { readXml } from '../../src/wechat/core/xml';

/** The worked example of WeChat's page on message encryption. */
const official = {
  token: 'AAAAA',
  aesKey: 'A'.repeat(43),
  appid: 'wxba5fad812f8e6fb9',
  encrypt:
    '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=',
};
const crypto = new MessageCrypto(official.appid, official.aesKey);

describe('WeChat’s worked example', () => {
  test('signatures of handshake, plain push and encrypted push', () => {
    expect(signatureOf(official.token, '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696');
    expect(signatureOf(official.token, '1714037059', '486452656')).toBe('899cf89e464efb63f54ddac96b0a0a235f53aa78');
    expect(signatureOf(official.token, '1714112445', '415670741', official.encrypt)).toBe('046e02f8204d34f8ba5fa3b1db94908f3df2e9b3');
  });

  test('decrypts the push', () => {
    const message = crypto.decrypt(official.encrypt);
    expect(Buffer.byteLength(message)).toBe(167);
    const fields = readJson(message);
    expect(textOf(fields, 'FromUserName')).toBe('o9AgO5Kd5ggOC-bXrbNODIiE3bGY');
    expect(textOf(fields, 'debug_str')).toBe('hello world');
  });

  test('encrypts and signs the reply', () => {
    const encrypt = crypto.encrypt('{"demo_resp":"good luck"}', Buffer.from('707722b803182950'));
    expect(encrypt).toBe('ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==');
    expect(signatureOf(official.token, '1713424427', '415670741', encrypt)).toBe('1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1');
  });
});

/** A third reading of the same pages, by people who know neither half of this repository. */
describe('node-easywechat', () => {
  const keys = { appid: 'wx0123456789abcdef', token: randomBytes(16).toString('hex'), aesKey: randomBytes(22).toString('hex').slice(0, 43) };
  const ours = new MessageCrypto(keys.appid, keys.aesKey);
  const theirs = new Encryptor(keys.appid, keys.token, keys.aesKey, keys.appid);
  const messages = Array.from({ length: 66 }, (_, length) => '市'.repeat(length) + 'x'.repeat(length % 3));

  test('opens what we encrypt and signs as we do', () => {
    for (const message of messages) {
      const encrypt = ours.encrypt(message);
      expect(theirs.decrypt(encrypt, signatureOf(keys.token, '1772431500', '415670741', encrypt), '415670741', 1_772_431_500)).toBe(message);
      expect(theirs.createSignature(keys.token, '1772431500', '415670741')).toBe(signatureOf(keys.token, '1772431500', '415670741'));
    }
  });

  test('encrypts what we can open', () => {
    for (const message of messages) {
      const sealed = readXml(theirs.encrypt(message, '415670741', 1772431500));
      expect(textOf(sealed, 'MsgSignature')).toBe(signatureOf(keys.token, '1772431500', '415670741', textOf(sealed, 'Encrypt')));
      expect(ours.decrypt(textOf(sealed, 'Encrypt'))).toBe(message);
    }
  });
});

test('round trips at every padding length', () => {
  for (let length = 0; length < 70; length += 1) {
    const message = '市'.repeat(length) + 'x'.repeat(length % 3);
    expect(crypto.decrypt(crypto.encrypt(message))).toBe(message);
  }
});

test('whatever is wrong fails alike', () => {
  const other = new MessageCrypto('wxba5fad812f8e6fb8', official.aesKey);
  const otherKey = new MessageCrypto(official.appid, 'B'.repeat(42) + 'A');
  const longer = new MessageCrypto(`${official.appid}0`, official.aesKey);
  const spoiled = ['', 'AAAA', `${official.encrypt} `, official.encrypt.slice(4), official.encrypt.slice(0, -44), other.encrypt('x'), otherKey.encrypt('x'), longer.encrypt('x'), '####'];
  for (const encrypt of spoiled) expect(() => crypto.decrypt(encrypt)).toThrow(new Refused('undecipherable'));
});

test('keys of another length are faults of configuration', () => {
  expect(() => decodeAesKey('A'.repeat(42))).toThrow('EncodingAESKey');
});

test('texts are compared whole', () => {
  expect(sameText('abc', 'abc')).toBe(true);
  expect(sameText('abc', 'abC')).toBe(false);
  expect(sameText('abc', 'ab')).toBe(false);
});

import { decryptMessage, encryptMessage } from '../../sandbox/push/cipher';
import { signParts } from '../../sandbox/push/signature';

// The worked examples of WeChat's message-push documentation.
const TOKEN = 'AAAAA';
const AES_KEY = 'A'.repeat(43);
const APPID = 'wxba5fad812f8e6fb9';
const ENCRYPT =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';
const REPLY_ENCRYPT = 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==';

describe("WeChat's official worked examples", () => {
  it('signs the handshake and the plain push', () => {
    expect(signParts([TOKEN, '1714036504', '1514711492'])).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696');
    expect(signParts([TOKEN, '1714037059', '486452656'])).toBe('899cf89e464efb63f54ddac96b0a0a235f53aa78');
  });

  it('signs and decrypts the safe-mode push', () => {
    const signature = signParts([TOKEN, '1714112445', '415670741', ENCRYPT]);
    expect(signature).toBe('046e02f8204d34f8ba5fa3b1db94908f3df2e9b3');
    const opened = decryptMessage(AES_KEY, ENCRYPT);
    expect(opened?.appid).toBe(APPID);
    expect(Buffer.byteLength(opened?.text ?? '')).toBe(167);
    expect(JSON.parse(opened?.text ?? '')).toMatchObject({ ToUserName: 'gh_97417a04a28d', debug_str: 'hello world' });
  });

  it('encrypts and signs the reply', () => {
    const random = Buffer.from('707722b803182950');
    const encrypted = encryptMessage(AES_KEY, { text: '{"demo_resp":"good luck"}', appid: APPID, random });
    expect(encrypted).toBe(REPLY_ENCRYPT);
    expect(signParts([TOKEN, '1713424427', '415670741', encrypted])).toBe('1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1');
  });

  it('refuses changed cipher text', () => {
    const bytes = Buffer.from(ENCRYPT, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const opened = decryptMessage(AES_KEY, bytes.toString('base64'));
    expect(opened?.appid).not.toBe(APPID);
  });
});

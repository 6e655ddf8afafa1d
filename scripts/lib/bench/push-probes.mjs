import { deliver, now, pushOf, text } from './push-wechat.mjs';

const flipped = (hex) => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
const signatureIn = ({ mode }) => (mode === 'plain' ? 'signature' : 'msg_signature');

/** What a careful receiver refuses; of several pushes the last. */
const probes = {
  签名不符: (account) => { const name = signatureIn(account); const { query, body } = pushOf(account); return [pushOf(account, { query: { ...query, [name]: flipped(query[name]) }, body })]; },
  过期301秒: (account) => [pushOf(account, { seconds: now() - 302 })],
  早到301秒: (account) => [pushOf(account, { seconds: now() + 303 })],
  重放: (account) => { const push = pushOf(account); return [push, push]; },
  参数重复: (account) => { const push = pushOf(account); return [{ ...push, path: `${push.path}&nonce=1` }]; },
  DOCTYPE: (account) => [pushOf(account, { message: `<!DOCTYPE xml [<!ENTITY a "b">]>${text(account)}` })],
  元素重复: (account) => [pushOf(account, { message: text(account).replace('</xml>', '<FromUserName>oOther</FromUserName></xml>') })],
  嵌套过深: (account) => [pushOf(account, { message: text(account).replace('</xml>', `${'<a>'.repeat(20)}${'</a>'.repeat(20)}</xml>`) })],
  '超过64 KiB': (account) => [pushOf(account, { message: text(account, '长'.repeat(30_000)) })],
  '非UTF-8': (account) => { const push = pushOf(account); return [{ ...push, body: Buffer.concat([push.body, Buffer.from([0xff])]) }]; },
};
const probesOfSafe = {
  降级为明文: (account) => [pushOf({ ...account, mode: 'plain' })],
  他号AppID: (account) => [pushOf({ ...account, appid: 'wx0123456789abcdef' })],
};

/** Which checks a side makes, found by trying. @returns {Promise<string[]>} */
export async function checksOf(port, account) {
  const made = [];
  for (const [name, make] of Object.entries({ ...probes, ...(account.mode === 'safe' ? probesOfSafe : {}) })) {
    let answer;
    for (const push of make(account)) answer = await deliver(port, push);
    if (answer.status !== 200) made.push(name);
  }
  return made;
}

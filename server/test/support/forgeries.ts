import { createCipheriv, randomBytes, randomInt } from 'node:crypto';
import { encrypted, sha1, signedPush, signedQuery, textMessage, wrapped, type PushKeys, type SignedPush } from './signed-push';

/** What somebody sends who is not WeChat, or who has something of WeChat's in hand that was meant for another time or place. */
export interface Forgery {
  /** POST when absent. */
  readonly method?: string;
  /** A query as it stands in the address. */
  readonly query: string;
  readonly body?: string | Buffer;
}

/** The account under attack, WeChat's time, and a genuine push that this account has taken already. */
export interface Target {
  readonly keys: PushKeys;
  readonly seconds: () => number;
  readonly taken: () => Promise<SignedPush>;
}

type Make = (target: Target) => Forgery | Promise<Forgery>;

const queryOf = (query: Readonly<Record<string, string>>): string => new URLSearchParams(query).toString();
const sent = ({ query, body }: SignedPush, change: Readonly<Record<string, string>> = {}): Forgery => ({ query: queryOf({ ...query, ...change }), body });
const genuine = ({ keys, seconds }: Target, content = '路灯坏了'): SignedPush => signedPush(keys, textMessage(keys, content), seconds());
/** A right signature over any Encrypt: what even a key holder of another account of the same owner might have. */
const signed = ({ keys, seconds }: Target, encrypt: string): Forgery => sent({ query: signedQuery(keys, encrypt, seconds()), body: wrapped(keys, encrypt) });
const inside = (target: Target, message: string): Forgery => signed(target, encrypted(target.keys, message));

/** One bit of one character, staying within the seven bits that a query and base64 have. */
function flipped(text: string, from = 0): string {
  const at = from + randomInt(text.length - from);
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << randomInt(7))) + text.slice(at + 1);
}
const flippedIn = (name: string): Make => (target) => {
  const push = genuine(target);
  return sent(push, { [name]: flipped(push.query[name] ?? '') });
};
const encryptOf = ({ body }: SignedPush): string => /[A-Za-z0-9+/=]{60,}/.exec(body)?.[0] ?? '';

/** A frame put together by hand, with a right signature. */
function framed(target: Target, change: { pad?: number; length?: (bytes: number) => number; spoil?: (frame: Buffer) => void }): Forgery {
  const { keys } = target;
  const message = Buffer.from(textMessage(keys, 'x'.repeat(randomInt(40))));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(change.length?.(message.length) ?? message.length);
  const frame = Buffer.concat([randomBytes(16), size, message, Buffer.from(keys.appid)]);
  const pad = 32 - (frame.length % 32);
  const bytes = Buffer.concat([frame, Buffer.alloc(pad, change.pad ?? pad)]);
  change.spoil?.(bytes);
  const key = Buffer.from(`${keys.aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return signed(target, Buffer.concat([cipher.update(bytes), cipher.final()]).toString('base64'));
}

/** The handshake of the console, changed in one place. */
const handshake = (change: (target: Target) => Readonly<Record<string, string>>): Make => (target) => {
  const [timestamp, nonce] = [String(target.seconds()), String(randomInt(1e9, 2e9))];
  return { method: 'GET', query: queryOf({ signature: sha1(target.keys.token, timestamp, nonce), timestamp, nonce, echostr: '4375120948345356249', ...change(target) }) };
};

const doctype = '<!DOCTYPE xml [<!ENTITY leak SYSTEM "file:///etc/hostname">]>';
const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';

/** In every format. */
const common: Readonly<Record<string, Make>> = {
  'a bit of Encrypt': (target) => { const push = genuine(target); return sent({ ...push, body: push.body.replace(encryptOf(push), flipped) }); },
  'a bit of the body from Encrypt on': (target) => { const push = genuine(target); return sent({ ...push, body: flipped(push.body, push.body.indexOf('Encrypt')) }); },
  'a bit of msg_signature': flippedIn('msg_signature'),
  'a bit of timestamp': flippedIn('timestamp'),
  'a bit of nonce': flippedIn('nonce'),
  'another Encrypt under the signature': (target) => sent({ ...genuine(target), body: genuine(target, '别的').body }),
  'the signature of another token': ({ keys, seconds }) => sent(signedPush({ ...keys, token: randomBytes(16).toString('hex') }, textMessage(keys, 'x'), seconds())),
  'the key of another account': ({ keys, seconds }) => sent(signedPush({ ...keys, aesKey: randomBytes(22).toString('hex').slice(0, 43) }, textMessage(keys, 'x'), seconds())),
  'a push for another account with the same token and key': (target) => signed(target, encrypted(target.keys, textMessage(target.keys, 'x'), `wx${randomBytes(8).toString('hex')}`)),
  'an appid with something behind it': (target) => signed(target, encrypted(target.keys, textMessage(target.keys, 'x'), `${target.keys.appid}0`)),
  'padding of nothing': (target) => framed(target, { pad: 0 }),
  'padding over 32': (target) => framed(target, { pad: 33 + randomInt(200) }),
  'padding that is too short': (target) => framed(target, { spoil: (frame) => void (frame[frame.length - 1] = (frame.at(-1) ?? 0) === 32 ? 31 : (frame.at(-1) ?? 0) + 1) }),
  'a length beyond the end': (target) => framed(target, { length: (bytes) => bytes + 1 + randomInt(2 ** 31) }),
  'a length that is too short': (target) => framed(target, { length: (bytes) => randomInt(bytes) }),
  'blocks left out': (target) => signed(target, Buffer.from(encryptOf(genuine(target)), 'base64').subarray(32 * (1 + randomInt(3))).toString('base64')),
  'base64 with something behind it': (target) => { const encrypt = `${encryptOf(genuine(target))}=`; return signed(target, encrypt); },
  'a replay': async (target) => sent(await target.taken()),
  'a replay under other parameters': async (target) => sent(await target.taken(), { openid: `o${randomInt(1e9)}`, signature: 'x', more: '1' }),
  '301 seconds past': ({ keys, seconds }) => sent(signedPush(keys, textMessage(keys, 'x'), seconds() - 302 - randomInt(1000))),
  '301 seconds ahead': ({ keys, seconds }) => sent(signedPush(keys, textMessage(keys, 'x'), seconds() + 303 + randomInt(1000))),
  'a plain body in place of Encrypt': (target) => sent({ ...genuine(target), body: textMessage(target.keys, 'x') }),
  'a plain body with a right plain signature': (target) => { const { keys, seconds } = target; return sent(signedPush({ ...keys, mode: 'plain' }, textMessage(keys, 'x'), seconds())); },
  'a plain body said to be raw': (target) => sent({ ...genuine(target), body: textMessage(target.keys, 'x') }, { encrypt_type: 'raw' }),
  'the plain signature as msg_signature': (target) => { const push = genuine(target); return sent(push, { msg_signature: push.query['signature'] ?? '' }); },
  'the signature in capitals': (target) => { const push = genuine(target); return sent(push, { msg_signature: `${push.query['msg_signature']}A`.toUpperCase() }); },
  'no msg_signature': (target) => sent(genuine(target), { msg_signature: '' }),
  'no query': (target) => ({ query: '', body: genuine(target).body }),
  'a repeated parameter': (target) => { const push = genuine(target); return { query: `${queryOf(push.query)}&nonce=1`, body: push.body }; },
  'more than 64 KiB': (target) => { const push = genuine(target); return sent({ ...push, body: push.body + ' '.repeat(65_537) }); },
  'half of itself': (target) => { const push = genuine(target); return sent({ ...push, body: push.body.slice(0, randomInt(push.body.length)) }); },
  noise: (target) => ({ query: sent(genuine(target)).query, body: randomBytes(500) }),
  nothing: (target) => sent({ ...genuine(target), body: '' }),
  'a message without a sender': (target) => inside(target, textMessage(target.keys, 'x').replace(/FromUserName/g, 'From')),
  'another method': (target) => ({ ...sent(genuine(target)), method: ['PUT', 'DELETE', 'PATCH'][randomInt(3)] ?? 'PUT' }),
  'a handshake with a wrong signature': handshake(() => ({ signature: randomBytes(20).toString('hex') })),
  'a handshake without a signature': handshake(() => ({ signature: '' })),
  'a handshake of long ago': handshake(({ seconds, keys }) => ({ timestamp: String(seconds() - 302), signature: sha1(keys.token, String(seconds() - 302), '1'), nonce: '1' })),
  'a handshake of another nonce': handshake(() => ({ nonce: '7' })),
  'a handshake that echoes markup': handshake(() => ({ echostr: '<script>1</script> ' })),
  'a handshake that echoes nothing': handshake(() => ({ echostr: '' })),
  'an encrypted handshake that nobody encrypted': handshake(() => ({ msg_signature: randomBytes(20).toString('hex'), echostr: randomBytes(64).toString('base64') })),
};

const inXml: Readonly<Record<string, Make>> = {
  'a DOCTYPE outside': (target) => { const push = genuine(target); return sent({ ...push, body: doctype + push.body }); },
  'an entity outside': (target) => { const push = genuine(target); return sent({ ...push, body: push.body.replace('gh_1', ']]>&leak;<![CDATA[') }); },
  'a DOCTYPE inside': (target) => inside(target, doctype + textMessage(target.keys, ']]>&leak;<![CDATA[')),
  'an entity bomb inside': (target) => inside(target, `${bomb}${textMessage(target.keys, ']]>&b;<![CDATA[')}`),
  'an instruction inside': (target) => inside(target, textMessage(target.keys, 'x').replace('<Content>', '<?x y?><Content>')),
  'JSON': (target) => { const push = genuine(target); return sent({ ...push, body: JSON.stringify({ Encrypt: encryptOf(push) }) }); },
  'elements twenty deep': (target) => inside(target, textMessage(target.keys, 'x').replace('</xml>', `${'<a>'.repeat(20)}${'</a>'.repeat(20)}</xml>`)),
  'an element given twice': (target) => inside(target, textMessage(target.keys, 'x').replace('</xml>', '<FromUserName>oOther</FromUserName></xml>')),
};

const inJson: Readonly<Record<string, Make>> = {
  XML: (target) => { const push = genuine(target); return sent({ ...push, body: `<xml><Encrypt>${encryptOf(push)}</Encrypt></xml>` }); },
  'a list': (target) => inside(target, '[]'),
  'a sender in __proto__': (target) => inside(target, '{"__proto__":{"ToUserName":"gh_1","FromUserName":"o","CreateTime":1,"MsgType":"text"}}'),
  'lists twenty deep': (target) => inside(target, textMessage(target.keys, 'x').replace(/}$/, `,"a":${'['.repeat(20)}${']'.repeat(20)}}`)),
};

export const forgeriesIn = (format: PushKeys['format']): Readonly<Record<string, Make>> => ({ ...common, ...(format === 'xml' ? inXml : inJson) });

export interface Findings {
  /** How many of each kind were not refused. */
  readonly accepted: Readonly<Record<string, number>>;
  /** The different answers given, each with everything in it that the receiver chose; a careful one has a single answer. */
  readonly answers: readonly string[];
}

/** What says nothing of why. */
const always = new Set(['date', 'connection', 'keep-alive', 'x-request-id']);

/** Sends one forgery; resolves to null when it was accepted, else to all that the receiver chose to say. */
async function answerTo(address: string, { method = 'POST', query, body = '' }: Forgery): Promise<string | null> {
  const payload = typeof body === 'string' ? body : new Uint8Array(body);
  const answer = await fetch(`${address}?${query}`, { method, ...(method === 'GET' ? {} : { body: payload }) });
  const text = await answer.text();
  return answer.status === 200 ? null : JSON.stringify([answer.status, text, [...answer.headers].filter(([header]) => !always.has(header))]);
}

/** Sends so many forgeries of all kinds in turn, some at once, and tells what came back. */
export async function forge(address: string, target: Target, count: number): Promise<Findings> {
  const kinds = Object.entries(forgeriesIn(target.keys.format));
  const accepted: Record<string, number> = {};
  const answers = new Set<string>();
  const waiting = Array.from({ length: count }, (_, at) => kinds[at % kinds.length] as (typeof kinds)[number]);
  const forger = async (): Promise<void> => {
    for (let kind = waiting.pop(); kind; kind = waiting.pop()) {
      const answer = await answerTo(address, await kind[1](target));
      if (answer === null) accepted[kind[0]] = (accepted[kind[0]] ?? 0) + 1;
      else answers.add(answer);
    }
  };
  await Promise.all(Array.from({ length: 8 }, forger));
  return { accepted, answers: [...answers] };
}

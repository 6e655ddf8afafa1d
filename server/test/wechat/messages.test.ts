import { randomBytes } from 'node:crypto';
import { readMiniProgramMessage, readOfficialAccountMessage, type PushMessage } from '../../src/wechat';
import type { PushAccount } from '../../src/wechat/core/config';
import { PushGate } from '../../src/wechat/core/push-gate';
import { dialects, kindFields, pushKinds, unlisted, type Fields, type PushKind } from '../support/push-kinds';
import { fieldOf, openedReply, signedPush } from '../support/signed-push';
import { TestClock } from './support';

const clock = new TestClock();
const modes = ['plain', 'compat', 'safe'] as const;
const accountOf = (mode: PushAccount['mode'], format: PushAccount['format']): PushAccount => ({ appid: `wx${randomBytes(8).toString('hex')}`, token: randomBytes(16).toString('hex'), aesKey: randomBytes(22).toString('hex').slice(0, 43), mode, format });

const text = '已收到 <b>&amp;</b> ]]> 😀\n"12345"';

/** Delivers a message of a kind to an account in every mode and dialect, and looks at what arrives and what goes back. */
function deliver(kind: PushKind, format: PushAccount['format'], read: (message: PushMessage) => unknown): void {
  const fields = kindFields(kind);
  for (const mode of modes) {
    for (const [dialect, write] of Object.entries(dialects[format])) {
      const account = accountOf(mode, format);
      const gate = new PushGate(account, clock);
      const { query, body } = signedPush(account, write(fields), Math.floor(clock.ms / 1000));
      const message = gate.open(query, Buffer.from(body));
      expect([mode, dialect, unlisted(JSON.parse(JSON.stringify(message.fields)) as Fields)]).toEqual([mode, dialect, unlisted(fields)]);
      expect([mode, dialect, read(message)]).toEqual([mode, dialect, kind.view]);
      checkReply(account, gate.seal(message, { kind: 'text', content: text }));
    }
  }
}

/** The reply as somebody who never saw the product's code would open it. */
function checkReply(account: PushAccount, sealed: string): void {
  const reply = openedReply(account, sealed);
  if (account.mode !== 'plain') expect(fieldOf(account, sealed, 'TimeStamp')).toBe(clock.seconds());
  const shown = account.format === 'json' ? text : text.replace(']]>', ']]]]><![CDATA[>');
  expect(['ToUserName', 'FromUserName', 'CreateTime', 'MsgType'].map((name) => fieldOf(account, reply, name))).toEqual(['oia2TjuEGTNoeX76QEjQNrcURxG8', 'gh_0012e4a8f0b1', clock.seconds(), 'text']);
  expect(account.format === 'json' ? fieldOf(account, reply, 'Content') : reply).toContain(shown);
}

test.each(pushKinds.officialAccount.map((kind) => [kind.name, kind] as const))('official account: %s', (_, kind) => {
  deliver(kind, 'xml', readOfficialAccountMessage);
});

describe.each(['xml', 'json'] as const)('mini-program in %s', (format) => {
  test.each(pushKinds.miniProgram.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
    deliver(kind, format, readMiniProgramMessage);
  });
});

describe('one message has one key, another has another', () => {
  const keyOf = (name: string, change: Fields, format: 'xml' | 'json' = 'json'): string => {
    const kind = [...pushKinds.miniProgram, ...pushKinds.officialAccount].find((one) => one.name === name);
    if (!kind) throw new Error(name);
    const account = { ...accountOf('plain', format), appid: 'wx0123456789abcdef' };
    const [write] = Object.values(dialects[format]);
    const { query, body } = signedPush(account, write?.({ ...kindFields(kind), ...change }) ?? '', Math.floor(clock.ms / 1000));
    return new PushGate(account, clock).open(query, Buffer.from(body)).key;
  };
  const item = (change: Fields): Fields => ({ List: [{ TemplateId: 't', SubscribeStatusString: 'accept', MsgID: '6272960105994287618', ErrorCode: '0', ...change }] });

  test.each<[string, Fields, Fields]>([
    ['text', { MsgId: '6272960105994287618' }, { MsgId: '6272960105994287619' }],
    ['CLICK', { EventKey: 'a' }, { EventKey: 'b' }],
    ['subscribe_msg_sent_event 0', item({}), item({ MsgID: '6272960105994287619' })],
    ['subscribe_msg_popup_event of one', item({ MsgID: '' }), item({ MsgID: '', TemplateId: 'u' })],
    ['subscribe_msg_change_event', item({ MsgID: '' }), item({ MsgID: '', SubscribeStatusString: 'reject' })],
    ['wxa_media_check pass', { trace_id: 'a' }, { trace_id: 'b' }],
    ['TEMPLATESENDJOBFINISH success', { MsgID: '6272960105994287618' }, { MsgID: '6272960105994287619' }],
    ['user_authorization_revoke', { CreateTime: '1772431500' }, { CreateTime: '1772431501' }],
  ])('%s', (name, one, other) => {
    expect(keyOf(name, one)).toBe(keyOf(name, one));
    expect(keyOf(name, one)).not.toBe(keyOf(name, other));
  });

  test('also when the result of sending is brought at another second', () => {
    expect(keyOf('subscribe_msg_sent_event 0', { ...item({}), CreateTime: '1772431999' })).toBe(keyOf('subscribe_msg_sent_event 0', item({})));
  });
});

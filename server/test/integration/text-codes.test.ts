import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCity } from '@hotline/shared/contracts/city.citizen';
import { getMe, sendLoginCode } from '@hotline/shared/contracts/citizens.citizen';
import { createLog } from '../../src/platform/log';
import { startServer, type RunningServer } from '../../src/server';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { Person } from '../support/people';
import { refusalOf, verdictOf } from '../support/refusal';
import { openTextProvider, type TextProvider } from '../support/text-provider';
import { WebVisitor } from '../support/web-visitor';

const minute = 60_000;
const wrongCode = '401 login.wrongTextCode';
const tooMany = '429 limit.tooMany';

let next = 0;
/** A number nobody else in this file has. */
const newPhone = (): string => `1391234${String((next += 1)).padStart(4, '0')}`;
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe.each(oneDatabase('mariadb'))('codes by text message on %s', (kind) => {
  let texts: TextProvider;
  let hotline: Hotline;
  let replica: RunningServer | null = null;
  const visitor = (url = hotline.url): WebVisitor => new WebVisitor(url, texts);

  beforeAll(async () => {
    texts = await openTextProvider();
    hotline = await openHotline(kind, texts.settings);
    const { config } = hotline.server.platform;
    // SQLite belongs to one process.
    if (kind === 'mariadb') replica = await startServer({ config: { ...config, PORT: 0, DATA_DIR: join(config.DATA_DIR, 'replica') }, log: createLog('fatal'), clock: hotline.clock, root: '.' });
  });
  afterAll(async () => {
    await replica?.stop();
    await hotline?.stop();
    await texts?.stop();
  });
  // Each test has its own stretch of time before the limits of the address.
  beforeEach(async () => {
    hotline.clock.advance(2 * 3600_000);
    await hotline.server.runJob('login-codes');
  });

  test('the code opens a session once, and in the browser that asked for it only', async () => {
    const [phone, mine, foreign] = [newPhone(), visitor(), visitor()];
    expect(await mine.ask(phone)).toEqual({ validSeconds: 300, againSeconds: 60 });
    const message = texts.sent.at(-1);
    expect([message?.phone, message?.text]).toEqual([phone, expect.stringMatching(/^【太原市12345政务服务便民热线】验证码\d{6}，5分钟内有效，.*请勿告诉他人。$/)]);
    expect(await verdictOf(foreign.enter(phone))).toBe(wrongCode);
    await foreign.ask(newPhone());
    // Somebody else's guesses use nothing up.
    for (let guess = 0; guess < 6; guess += 1) expect(await verdictOf(foreign.enter(phone))).toBe(wrongCode);
    expect(await mine.enter(phone)).toMatchObject({ channel: 'website', phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}` });
    expect((await mine.call(getMe, {})).channel).toBe('website');
    expect(await verdictOf(mine.enter(phone))).toBe(wrongCode);
  });

  test('of many guesses at once no more than five are looked at, and of many uses at once one succeeds', async () => {
    const [guessed, used] = [visitor(), visitor()];
    const phones = [newPhone(), newPhone()] as const;
    await guessed.ask(phones[0]);
    const code = texts.codeFor(phones[0]);
    await Promise.all(Array.from({ length: 12 }, () => verdictOf(guessed.enter(phones[0], other(code)))));
    expect(await hotline.server.platform.db.source.query('SELECT tries FROM login_code')).toEqual([{ tries: 5 }]);
    await used.ask(phones[1]);
    const attempts = await Promise.allSettled(Array.from({ length: 6 }, () => used.enter(phones[1])));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  if (kind === 'mariadb') {
    test('replicas count together and share the codes', async () => {
      const url = replica?.url ?? '';
      const phone = newPhone();
      const asked = await Promise.allSettled(Array.from({ length: 8 }, (_, at) => visitor(at % 2 === 0 ? hotline.url : url).ask(phone)));
      expect([asked.filter(({ status }) => status === 'fulfilled').length, texts.sent.filter((message) => message.phone === phone).length]).toEqual([1, 1]);
      const [person, second] = [visitor(url), newPhone()];
      await person.ask(second);
      expect((await person.at(hotline.url).enter(second)).channel).toBe('website');
    });
    return;
  }

  test('after five mistakes the right code is wrong, too; a new one is good, the old one is dead', async () => {
    const [phone, person] = [newPhone(), visitor()];
    await person.ask(phone);
    const first = texts.codeFor(phone);
    for (let time = 0; time < 5; time += 1) expect(await verdictOf(person.enter(phone, other(first)))).toBe(wrongCode);
    expect(await verdictOf(person.enter(phone, first))).toBe(wrongCode);
    hotline.clock.advance(minute);
    await person.ask(phone);
    if (texts.codeFor(phone) !== first) expect(await verdictOf(person.enter(phone, first))).toBe(wrongCode);
    await person.enter(phone);
  });

  test('after five minutes a code is good no longer, and soon forgotten', async () => {
    const [phone, person] = [newPhone(), visitor()];
    await person.ask(phone);
    hotline.clock.advance(5 * minute);
    expect(await verdictOf(person.enter(phone))).toBe(wrongCode);
    await hotline.server.runJob('login-codes');
    expect(await hotline.server.platform.db.source.query('SELECT * FROM login_code')).toEqual([]);
  });

  test('one message a minute, five an hour, ten a day to one number, whoever asks', async () => {
    const phone = newPhone();
    await visitor().ask(phone);
    const refusal = await refusalOf(visitor().ask(phone));
    expect([refusal.status, refusal.body.code, (refusal.body.retryAfter ?? 0) > 50 && (refusal.body.retryAfter ?? 99) <= 60]).toEqual([429, 'limit.tooMany', true]);
    const askAgain = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time += 1) {
        hotline.clock.advance(minute);
        await visitor().ask(phone);
      }
    };
    await askAgain(4);
    hotline.clock.advance(minute);
    expect(await verdictOf(visitor().ask(phone))).toBe(tooMany);
    hotline.clock.advance(60 * minute);
    await askAgain(5);
    hotline.clock.advance(3 * 60 * minute);
    expect(await verdictOf(visitor().ask(phone))).toBe(tooMany);
    hotline.clock.advance(24 * 60 * minute);
    await visitor().ask(phone);
    expect(texts.sent.filter((message) => message.phone === phone)).toHaveLength(11);
  });

  test('ten an hour to one browser, a hundred to one address', async () => {
    const person = visitor();
    for (let time = 0; time < 10; time += 1) await person.ask(newPhone());
    expect(await verdictOf(person.ask(newPhone()))).toBe(tooMany);
    const others = await Promise.all(Array.from({ length: 91 }, () => visitor().ask(newPhone()).then(() => 'sent', () => 'refused')));
    expect(others.filter((outcome) => outcome === 'sent')).toHaveLength(90);
    await hotline.server.runJob('limits');
    hotline.clock.advance(25 * 3600_000);
    await hotline.server.runJob('limits');
    expect(await hotline.server.platform.db.source.query('SELECT * FROM used_limit')).toEqual([]);
  });

  test('nobody learns whether a number is known: the same answers, and the same refusals', async () => {
    const [known, unknown] = [newPhone(), newPhone()];
    await visitor().logIn(known);
    hotline.clock.advance(2 * minute);
    const told = async (phone: string) => {
      const person = visitor();
      const answer = await person.ask(phone);
      const { status, body } = await refusalOf(person.enter(phone, other(texts.codeFor(phone))));
      return { answer, status, ...body, requestId: '' };
    };
    expect(await told(known)).toEqual(await told(unknown));
    expect(await verdictOf(visitor().enter(known, '123456'))).toBe(await verdictOf(visitor().enter(newPhone(), '123456')));
  });

  test('neither number nor code is written down anywhere', async () => {
    const [phone, person] = [newPhone(), visitor()];
    await person.ask(phone);
    const { source } = hotline.server.platform.db;
    const rows = await Promise.all(source.entityMetadatas.map(({ tablePath }) => source.query(`SELECT * FROM ${tablePath}`)));
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(phone));
    const codes = (await source.query('SELECT codeHash FROM login_code')) as { codeHash: string }[];
    expect(codes.map(({ codeHash }) => /^[0-9a-f]{64}$/.test(codeHash))).toEqual([true]);
  });

  test('what the provider does not take, or does not answer, is told; the number is asked for again a minute later', async () => {
    const [phone, person] = [newPhone(), visitor()];
    for (const status of [400, 503]) {
      texts.answer(status);
      expect(await verdictOf(person.ask(phone))).toBe('503 login.textNotSent');
      hotline.clock.advance(minute);
    }
    texts.answer(200);
    await person.logIn(phone);
  });

  test.each(['', '1390000000', '139000000001', '03515555555', '+8613900000000', '１３９００００００００'])('no message goes to “%s”', async (phone) => {
    expect(await verdictOf(visitor().ask(phone))).toBe('422 input.invalid');
  });
});

test('a city without a provider offers no codes in production, and says so', async () => {
  const hotline = await openHotline();
  const folder = mkdtempSync(join(tmpdir(), 'no-texts-'));
  const { TEXT_MESSAGES_URL: _, ...config } = hotline.server.platform.config;
  const server = await startServer({ config: { ...config, PORT: 0, production: true, DATA_DIR: folder, DATABASE_URL: `sqlite:${join(folder, 'x.sqlite')}`, WECHAT_OPEN_BASE: 'https://open.weixin.qq.com' }, log: createLog('fatal'), root: '.' });
  const nobody = new Person(server.url, {});
  expect((await nobody.call(getCity, {})).logIn).toEqual({ textCode: false, anyBrowser: false });
  expect(await verdictOf(nobody.call(sendLoginCode, { body: { phone: '13900000000' } }))).toBe('409 login.textNotOffered');
  expect((await new Person(hotline.url, {}).call(getCity, {})).logIn).toEqual({ textCode: true, anyBrowser: true });
  await server.stop();
  await hotline.stop();
  rmSync(folder, { recursive: true, force: true });
});

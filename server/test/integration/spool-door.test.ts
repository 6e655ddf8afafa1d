import { randomUUID } from 'node:crypto';
import { In, MoreThanOrEqual } from 'typeorm';
import { CitizenIdentityRow } from '../../src/modules/citizens/citizen.entity';
import { startServer } from '../../src/server';
import { PushRecord } from '../../src/wechat/core/push.entity';
import { openDatabaseLine, type DatabaseLine } from '../support/database-line';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { signedPush, type PushKeys } from '../support/signed-push';

/** WeChat's pushes while the database is away, in each of the ways in which it can be. */
let line: DatabaseLine;
let hotline: Hotline;

beforeAll(async () => {
  line = await openDatabaseLine();
  hotline = await openHotline('sqlite', { DATABASE_URL: line.url });
});
afterEach(() => line.mend());
afterAll(async () => {
  await hotline?.stop();
  await line?.close();
});

const promisedMs = 3000;

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

const people = (count: number): string[] => Array.from({ length: count }, () => `o${randomUUID().replaceAll('-', '')}`);
/** The same each time: a repeat in the next second is still the same message. */
const CreateTime = Math.floor(Date.now() / 1000);
const fieldsOf = (openid: string) => ({ ToUserName: 'gh_1', FromUserName: openid, CreateTime, MsgType: 'event', Event: 'subscribe', EventKey: '' });

/** One delivery, each signed anew: of somebody who follows the account. */
async function deliver(fields: Readonly<Record<string, string | number>>, { door = 'official-account', url = hotline.url } = {}): Promise<Answer> {
  const { config } = hotline.server.platform;
  const prefix = door === 'official-account' ? 'OA' : 'MP';
  const keys: PushKeys = { appid: config[`WECHAT_${prefix}_APPID`], token: config[`WECHAT_${prefix}_TOKEN`], aesKey: config[`WECHAT_${prefix}_AES_KEY`], format: prefix === 'OA' ? 'xml' : 'json' };
  const message = keys.format === 'json' ? JSON.stringify(fields) : `<xml>${Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</xml>`;
  const { query, body } = signedPush(keys, message, Math.floor(hotline.clock.now() / 1000));
  const begun = performance.now();
  const answer = await fetch(`${url}/wechat/${door}?${new URLSearchParams(query)}`, { method: 'POST', body });
  return { status: answer.status, text: await answer.text(), ms: performance.now() - begun };
}

const follows = (openids: readonly string[], url = hotline.url): Promise<Answer[]> => Promise.all(openids.map((openid) => deliver(fieldsOf(openid), { url })));

function assertHeld(answers: readonly Answer[]): void {
  expect(answers.filter(({ status, text, ms }) => status !== 200 || text !== 'success' || ms > promisedMs)).toEqual([]);
}

const known = (openids: readonly string[]): Promise<number> => hotline.server.platform.db.read((em) => em.countBy(CitizenIdentityRow, { kind: 'officialAccount', subject: In([...openids]) }));
const heldOnDisk = (): number => hotline.server.platform.spools.sizes().reduce((sum, [, records]) => sum + records, 0);
/** State and attempt of each push since an instant: `done1` was handled in one go. */
const pushes = async (since: number): Promise<string[]> => {
  const rows = await hotline.server.platform.db.read((em) => em.findBy(PushRecord, { receivedAt: MoreThanOrEqual(since) }));
  return rows.map(({ state, attempts }) => `${state}${attempts}`);
};

async function assertHandledOnce(count: number, since: number): Promise<void> {
  await eventually(heldOnDisk, (records) => records === 0, 30_000);
  await eventually(() => pushes(since), (seen) => seen.length === count && seen.every((push) => push === 'done1'), 30_000);
}

test('while it is there, a follower is greeted', async () => {
  const [answer] = await follows(people(1));
  expect([answer?.status, answer?.text.includes('<Encrypt>'), heldOnDisk()]).toEqual([200, true, 0]);
});

const ways: readonly [string, () => unknown][] = [
  ['hangs', () => line.freeze()],
  ['refuses connections', () => line.cut()],
  ['takes two seconds for every answer', () => line.slow(2000)],
];

test.each(ways)('a database that %s loses no follower, and keeps nobody waiting', async (_, fail) => {
  const since = hotline.clock.now();
  const [first, later] = [people(15), people(15)];
  await fail();
  assertHeld(await follows(first));
  assertHeld(await follows(later));
  assertHeld(await follows(later.slice(0, 5)));
  expect(heldOnDisk()).toBeGreaterThan(20);
  await line.mend();
  await assertHandledOnce(30, since);
  expect(await known([...first, ...later])).toBe(30);
  const [greeted] = await follows(people(1));
  expect(greeted?.text).toContain('<Encrypt>');
});

test('the mini-program door holds its pushes, too', async () => {
  const since = hotline.clock.now();
  const [openid = ''] = people(1);
  line.freeze();
  assertHeld([await deliver({ ...fieldsOf(openid), Event: 'user_enter_tempsession', SessionFrom: 'weapp' }, { door: 'mini-program' })]);
  await line.mend();
  await assertHandledOnce(1, since);
});

test('how much is held can be read from the metrics', async () => {
  const text = await (await fetch(`${hotline.url}/metrics`)).text();
  expect(text).toMatch(/spool_records\{spool="official-account-pushes"\} 0/);
});

test('a server ends although its database hangs, and another replica handles what it held', async () => {
  const since = hotline.clock.now();
  const openids = people(5);
  const { config, log } = { ...hotline.server.platform };
  const leaving = await startServer({ config: { ...config, PORT: 0 }, log, clock: hotline.clock, root: '.' });
  line.freeze();
  assertHeld(await follows(openids, leaving.url));
  await leaving.stop();
  await line.mend();
  await assertHandledOnce(5, since);
  expect(await known(openids)).toBe(5);
});

import { randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/platform/log';
import { createSeal, type Seal } from '../../src/platform/seal/seal';
import { Spool } from '../../src/platform/spool/spool';
import { Spools } from '../../src/platform/spool/spools';

const log = createLog('silent' as 'fatal');
const seal = createSeal(new Map([['v1', randomBytes(32)]]));

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'spool-'));
  opened.push(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

function spoolIn(root: string, given: { seal?: Seal; maxBytes?: number } = {}): Spool {
  const spool = new Spool({ root, name: 'test', seal, log, ...given });
  opened.push(() => spool.close());
  return spool;
}

/** Every file below, but for the locks. */
const files = (root: string): string[] => readdirSync(root, { recursive: true }).map(String).filter((name) => /log|damaged/.test(name)).map((name) => join(root, name));
const lines = (count: number, of = '诉求'): string[] => Array.from({ length: count }, (_, at) => `${of}${at}`);

async function holdAll(spool: Spool, payloads: readonly string[]): Promise<void> {
  await Promise.all(payloads.map((payload) => spool.hold(payload)));
}

/** Everything that is handed over, in its order. */
async function drained(spool: Spool): Promise<string[]> {
  const seen: string[] = [];
  await spool.drain(async (payloads) => void seen.push(...payloads));
  return seen;
}

test('what was held is handed over once, oldest first, and leaves nothing on the disk', async () => {
  const root = folder();
  const spool = spoolIn(root);
  for (const payload of lines(5)) await spool.hold(payload);
  expect(spool.size()).toBe(5);
  expect(await drained(spool)).toEqual(lines(5));
  await spool.hold('再来一件');
  expect([await drained(spool), await drained(spool), spool.size(), files(root)]).toEqual([['再来一件'], [], 0, []]);
});

test('what a citizen wrote cannot be read from the disk', async () => {
  const root = folder();
  const canary = randomUUID();
  await spoolIn(root).hold(canary);
  const [file = ''] = files(root);
  const text = readFileSync(file);
  expect(text.length).toBeGreaterThan(canary.length);
  expect(text.includes(canary)).toBe(false);
});

test('those who come together share a sync', async () => {
  const probe = await open(__filename);
  const syncs = jest.spyOn(Object.getPrototypeOf(probe) as { datasync(): Promise<void> }, 'datasync');
  await probe.close();
  const spool = spoolIn(folder());
  await holdAll(spool, lines(500));
  expect(syncs.mock.calls.length).toBeLessThan(10);
  syncs.mockClear();
  for (const payload of lines(3)) await spool.hold(payload);
  expect(syncs.mock.calls.length).toBe(3);
  syncs.mockRestore();
});

test('many segments come in their order, also while more is being held', async () => {
  const root = folder();
  const spool = spoolIn(root);
  const payloads = lines(60, '长'.repeat(5000));
  for (const payload of payloads) await spool.hold(payload);
  expect(files(root).length).toBeGreaterThan(3);
  const seen: string[] = [];
  await spool.drain(async (some) => {
    if (seen.length === 0) await holdAll(spool, ['其间一', '其间二']);
    seen.push(...some);
  });
  expect([...seen, ...(await drained(spool))]).toEqual([...payloads, '其间一', '其间二']);
});

test('work that fails keeps its records and those behind it', async () => {
  const spool = spoolIn(folder());
  await holdAll(spool, lines(3));
  const fault = new Error('database away');
  await expect(spool.drain(() => Promise.reject(fault))).rejects.toBe(fault);
  await spool.hold('诉求3');
  expect(spool.size()).toBe(4);
  expect(await drained(spool)).toEqual(lines(4));
});

test('whoever drains at the same time waits for the same work', async () => {
  const spool = spoolIn(folder());
  await holdAll(spool, lines(50));
  const [one, other] = await Promise.all([drained(spool), drained(spool)]);
  expect([...one, ...other]).toEqual(lines(50));
});

test('a process that starts again finds what the last one held', async () => {
  const root = folder();
  const before = spoolIn(root);
  await holdAll(before, lines(4));
  await before.close();
  const after = spoolIn(root);
  expect(after.size()).toBe(4);
  await after.hold('诉求4');
  expect(await drained(after)).toEqual(lines(5));
});

test('two processes keep apart, and what a dead one held is taken over by the other', async () => {
  const root = folder();
  const [one, other] = [spoolIn(root), spoolIn(root)];
  await one.hold('一');
  await other.hold('二');
  expect(await drained(other)).toEqual(['二']);
  await one.close();
  await other.hold('三');
  expect(await drained(other)).toEqual(['一', '三']);
});

test('a line torn at any byte is dropped, those before it are not', async () => {
  const root = folder();
  const first = spoolIn(root);
  await holdAll(first, ['全', '整']);
  await first.hold('断');
  await first.close();
  const [file = ''] = files(root);
  const whole = readFileSync(file);
  const start = whole.lastIndexOf('\n', whole.length - 2) + 1;
  for (let end = start; end < whole.length; end += 1) {
    writeFileSync(file, whole);
    truncateSync(file, end);
    const spool = spoolIn(root);
    const seen = await drained(spool);
    await spool.close();
    expect([end, seen, files(root)]).toEqual([end, ['全', '整'], []]);
  }
});

test('a line changed at any byte is not handed over, kept for a person, and holds nothing up', async () => {
  const root = folder();
  const first = spoolIn(root);
  for (const payload of lines(3)) await first.hold(payload);
  await first.close();
  const [file = ''] = files(root);
  const whole = readFileSync(file, 'latin1');
  const second = whole.indexOf('\n') + 1;
  const end = whole.indexOf('\n', second);
  for (let at = second; at < end; at += 1) {
    writeFileSync(file, whole.slice(0, at) + (whole[at] === 'x' ? 'y' : 'x') + whole.slice(at + 1), 'latin1');
    const spool = spoolIn(root);
    expect([at, await drained(spool), spool.size()]).toEqual([at, ['诉求0', '诉求2'], 0]);
    await spool.close();
    const [kept = '', ...more] = files(root);
    expect([kept.endsWith('.damaged'), more]).toEqual([true, []]);
    rmSync(kept);
  }
});

test('what was sealed with a key that is gone is kept, too', async () => {
  const root = folder();
  const old = spoolIn(root);
  await old.hold('旧钥');
  await old.close();
  const spool = spoolIn(root, { seal: createSeal(new Map([['v2', randomBytes(32)]])) });
  expect([await drained(spool), files(root).filter((name) => name.endsWith('.damaged')).length]).toEqual([[], 1]);
});

test('a full spool says so, and takes records again when it has been worked off', async () => {
  const spool = spoolIn(folder(), { maxBytes: 1000 });
  const results = await Promise.allSettled(lines(30).map((payload) => spool.hold(payload)));
  const held = results.filter(({ status }) => status === 'fulfilled').length;
  expect(held).toBeGreaterThan(5);
  expect(held).toBeLessThan(30);
  expect(results.at(-1)).toMatchObject({ reason: { code: 'server.unavailable' } });
  expect(await drained(spool)).toEqual(lines(held));
  await spool.hold('又能收了');
  expect(spool.size()).toBe(1);
});

test('a disk that fails refuses those who wait, and the next ones begin a new file', async () => {
  const root = folder();
  const spool = spoolIn(root);
  await spool.hold('之前');
  const probe = await open(__filename);
  const sync = jest.spyOn(Object.getPrototypeOf(probe) as { datasync(): Promise<void> }, 'datasync').mockRejectedValueOnce(new Error('EIO'));
  await probe.close();
  await expect(spool.hold('失败')).rejects.toThrow('EIO');
  sync.mockRestore();
  await spool.hold('之后');
  expect(files(root)).toHaveLength(2);
  const seen = await drained(spool);
  expect(seen.filter((payload) => payload !== '失败')).toEqual(['之前', '之后']);
});

test('a closed spool takes nothing', async () => {
  const spool = spoolIn(folder());
  await spool.close();
  await expect(spool.hold('晚了')).rejects.toMatchObject({ code: 'server.unavailable' });
});

test('spools of one process have a folder each and tell their sizes', async () => {
  const root = folder();
  const spools = new Spools({ root, seal, log });
  opened.push(() => spools.close());
  const [pushes] = [spools.open('pushes'), spools.open('submissions')];
  await pushes.hold('一');
  expect(spools.sizes()).toEqual([['pushes', 1], ['submissions', 0]]);
  appendFileSync(join(root, 'pushes', 'note.txt'), '');
  expect(await drained(pushes)).toEqual(['一']);
});

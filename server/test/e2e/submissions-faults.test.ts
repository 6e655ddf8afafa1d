import { randomUUID } from 'node:crypto';
import { openHotline, type Hotline } from '../support/hotline';
import { openLine, type Line } from '../support/proxy';
import type { Plant } from '../support/errands/life';
import { errandOf, moments, type Errand } from '../support/errands/plan';
import { complaints, runErrand, type Done } from '../support/errands/run';

/**
 * The built mini-program on a bad line, killed at every moment of a submission: 20 errands meet every moment once and every
 * fault twice, 200 (`npm run verify:submissions`) every moment with every fault. Nothing is lost, nothing doubled.
 */
const count = Number(process.env.VERIFY_COUNT ?? moments.length);

let hotline: Hotline;
let line: Line;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  line = await openLine(hotline.url);
});
afterAll(async () => {
  await line?.stop();
  await hotline?.stop();
});

const ticketsInAll = async (): Promise<number> => Number((await hotline.server.platform.db.source.query<{ n: number }[]>('SELECT COUNT(*) AS n FROM ticket'))[0]?.n);

interface Worse {
  readonly does: string;
  readonly part: Partial<Errand>;
  readonly plant: Plant;
  readonly caught: RegExp;
}

/** Without the key a submission has no name; without their ids pictures have never been sent. */
const worse: readonly Worse[] = [
  { does: 'sends a new key with every attempt', part: { killAt: 'phoneWritten', fault: 'submitAnswerLost', pictures: [] }, plant: { sends: (body) => ({ ...(body as object), idempotencyKey: randomUUID() }) }, caught: /2 tickets/ },
  { does: 'does not keep the key with the draft', part: { killAt: 'ticketStored', fault: 'none', pictures: [] }, plant: { stores: ({ idempotencyKey: _, ...draft }) => draft }, caught: /2 tickets/ },
  { does: 'forgets what has been uploaded', part: { killAt: 'picturesThere', fault: 'none' }, plant: { stores: (draft) => ({ ...draft, pictures: [] }) }, caught: /sent again/ },
  { does: 'keeps no draft', part: { killAt: 'written', fault: 'none' }, plant: { stores: () => null }, caught: /lost: words/ },
];

test.each(worse)('the check catches an app that $does', async ({ does, part, plant, caught }) => {
  const nth = count + worse.findIndex((one) => one.does === does);
  const done = await runErrand({ hotline, line }, { ...(await errandOf(nth)), ...part }, plant);
  expect((await complaints({ hotline }, [done], nth)).join()).toMatch(caught);
});

test(`${count} submissions on a bad line, the app killed in the middle: as many tickets, none lost, none doubled`, async () => {
  const before = await ticketsInAll();
  const done: Done[] = [];
  for (let nth = 0; nth < count; nth += 1) done.push(await runErrand({ hotline, line }, await errandOf(nth)));
  expect(await complaints({ hotline }, done)).toEqual([]);
  expect(await ticketsInAll()).toBe(before + count);
}, 120_000 + count * 10_000);

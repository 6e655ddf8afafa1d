import type { InquiryChannel } from '@hotline/shared/vocabulary/inquiry';
import { In, LessThan, Not, type EntityManager } from 'typeorm';
import { shanghaiDay } from '../../platform/clock';
import type { Platform } from '../../platform/platform';
import { leastPeople } from './hot-questions';
import { OpenedDayRow, SearchAskerRow, SearchDayRow } from './inquiry.entity';
import { keptWords } from './question-words';

export interface Asked {
  readonly question: string;
  readonly channel: InquiryChannel;
  /** Tells people apart for today; kept nowhere. */
  readonly person: string;
}

type Opened = Omit<OpenedDayRow, 'opened'>;
type Entry = { readonly day: string; readonly channel: InquiryChannel; readonly question: string; readonly asker: string; readonly found: boolean };

/** Written in one transaction, so that on SQLite nobody waits long. */
const step = 200;
/** Counting is worth little memory: in a flood the rest is not counted. */
const most = 20_000;

type Counted = Pick<SearchDayRow, 'day' | 'channel' | 'question'>;
const keyOf = ({ day, channel, question }: Counted): string => `${day} ${channel} ${question}`;
const byKey = (a: Counted, b: Counted): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/** Counts what is asked. Noted in memory and written behind: a search never waits for it, and a crash costs two seconds of counts. */
export class SearchLog {
  private asked: Entry[] = [];
  private opened: Opened[] = [];

  constructor(private readonly platform: Pick<Platform, 'db' | 'clock' | 'seal'>) {}

  note({ question: words, channel, person }: Asked, found: number): void {
    if (this.asked.length >= most) return;
    const day = shanghaiDay(this.platform.clock.now());
    const question = keptWords(words);
    this.asked.push({ day, channel, question, found: found > 0, asker: this.platform.seal.fingerprint(`${day} ${person} ${question}`, 'inquiry.asker') });
  }

  noteOpened(words: string, { channel, itemId }: Pick<Opened, 'channel' | 'itemId'>): void {
    if (this.opened.length < most) this.opened.push({ day: shanghaiDay(this.platform.clock.now()), channel, itemId, question: keptWords(words) });
  }

  /** Writes down what was noted. */
  async flush(): Promise<void> {
    const { db } = this.platform;
    // Side by side, what was asked often is one row of a step.
    this.asked.sort(byKey);
    while (this.asked.length > 0 || this.opened.length > 0) {
      const asked = this.asked.splice(0, step);
      const opened = this.opened.splice(0, step);
      try {
        await db.transact(async (em) => {
          await countAsked(em, asked);
          await countOpened(em, opened);
        });
      } catch (error) {
        this.asked.unshift(...asked);
        this.opened.unshift(...opened);
        throw error;
      }
    }
  }

  /** Who asked is forgotten the day after; counts after 400 days. */
  async forget(): Promise<void> {
    const { db, clock } = this.platform;
    const today = shanghaiDay(clock.now());
    const day = shanghaiDay(clock.now() - 400 * 86_400_000);
    await db.transact((em) => em.delete(SearchAskerRow, { day: LessThan(today) }));
    await db.transact((em) => em.delete(SearchDayRow, { day: LessThan(day) }));
    // One person's own words tell nothing of a city, but perhaps of the person.
    await db.transact((em) => em.delete(SearchDayRow, { people: LessThan(leastPeople), question: Not(''), day: LessThan(shanghaiDay(clock.now() - 30 * 86_400_000)) }));
    await db.transact((em) => em.delete(OpenedDayRow, { day: LessThan(day) }));
  }
}

/** Those of a batch whose asker is new that day. */
async function newAskers(em: EntityManager, entries: readonly Entry[]): Promise<ReadonlySet<string>> {
  const askers = [...new Map(entries.map(({ day, asker }) => [asker, { day, asker }])).values()].sort((a, b) => (a.asker < b.asker ? -1 : 1));
  if (askers.length === 0) return new Set();
  const known = new Set((await em.findBy(SearchAskerRow, { day: In([...new Set(askers.map(({ day }) => day))]), asker: In(askers.map(({ asker }) => asker)) })).map(({ asker }) => asker));
  const fresh = askers.filter(({ asker }) => !known.has(asker));
  if (fresh.length > 0) await em.createQueryBuilder().insert().into(SearchAskerRow).values(fresh).orIgnore().execute();
  return new Set(fresh.map(({ asker }) => asker));
}

async function countAsked(em: EntityManager, entries: readonly Entry[]): Promise<void> {
  const fresh = new Set(await newAskers(em, entries));
  const sums = new Map<string, SearchDayRow>();
  for (const { day, channel, question, found, asker } of entries) {
    const old = sums.get(keyOf({ day, channel, question })) ?? { day, channel, question, asked: 0, noResult: 0, people: 0 };
    sums.set(keyOf(old), { ...old, asked: old.asked + 1, noResult: old.noResult + Number(!found), people: old.people + Number(fresh.delete(asker)) });
  }
  // In one order everywhere, or two replicas would lock each other out.
  const rows = [...sums.values()].sort(byKey);
  if (rows.length === 0) return;
  await em.createQueryBuilder().insert().into(SearchDayRow).values(rows.map((row) => ({ ...row, asked: 0, noResult: 0, people: 0 }))).orIgnore().execute();
  for (const { day, channel, question, asked, noResult, people } of rows) {
    await em.update(SearchDayRow, { day, channel, question }, { asked: () => `asked + ${asked}`, noResult: () => `noResult + ${noResult}`, people: () => `people + ${people}` });
  }
}

async function countOpened(em: EntityManager, entries: readonly Opened[]): Promise<void> {
  const sums = new Map<string, OpenedDayRow>();
  for (const entry of entries) {
    const key = `${keyOf(entry)} ${entry.itemId}`;
    sums.set(key, { ...entry, opened: (sums.get(key)?.opened ?? 0) + 1 });
  }
  const rows = [...sums.values()].sort(byKey);
  if (rows.length === 0) return;
  await em.createQueryBuilder().insert().into(OpenedDayRow).values(rows.map((row) => ({ ...row, opened: 0 }))).orIgnore().execute();
  for (const { opened, ...key } of rows) await em.update(OpenedDayRow, key, { opened: () => `opened + ${opened}` });
}

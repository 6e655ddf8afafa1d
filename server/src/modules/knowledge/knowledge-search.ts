import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { In, MoreThan } from 'typeorm';
import type { Database } from '../../platform/db/database';
import { piecesOf, type Piece } from '../../platform/search/passage';
import { SearchEngine, type Hit, type Synonyms } from '../../platform/search/search-engine';
import { takeSlot } from '../../platform/spool/slot';
import { KnowledgeRow } from './knowledge.entity';

const shown = 10;
/** Somebody who asks for last year's rule must see that it is over, and what replaced it. */
const expiredShown = 3;
const suggested = 8;
/** A change may be committed a little after the instant it carries. */
const overlapMs = 10_000;

/** So often the whole table is compared: a clock that went wrong hides a change from the log so long at most. */
const compareMs = 600_000;
/** A question looks for news itself when the last look is older than this, and waits for them so long at most. */
const freshMs = 250;
const patienceMs = 300;

/** The first words of a text. */
const opening: Hit['passage'] = { range: [0, 80], highlights: [] };

/** Items read at a time. */
const step = 200;

/** What of an item is indexed. */
type State = Pick<KnowledgeRow, 'id' | 'state' | 'version' | 'updatedAt'>;
const stateColumns = { id: true, state: true, version: true, updatedAt: true } as const;

/** A draft is in no index. */
const stateOf = ({ state, version, updatedAt }: State): string | null => (state === 'published' ? `${version}.${updatedAt}` : null);

/** An item found, with the passage that answers best. */
export type FoundKnowledge = KnowledgeRow & { readonly passage: readonly Piece[] };

interface Wanted {
  /** `YYYY-MM-DD` in Shanghai. */
  readonly today: string;
  /** Name of a district: what holds there. */
  readonly area?: string | undefined;
}

/** Each replica's own index of the knowledge table; the table is the truth. */
export class KnowledgeSearch {
  private readonly slot;
  private readonly engine: SearchEngine;
  private generation = '';
  private followed = 0;
  /** When `followed` last moved, by the process's own clock. */
  private movedAt = -Infinity;
  /** What was last taken over within the overlap; items loaded together share their instant and would else be indexed again and again. */
  private recent = new Map<string, string | null>();
  private following: Promise<void> | null = null;
  private lookedAt = -Infinity;
  private comparedAt = -Infinity;

  /** The index lies below `folder`, in a place that is this process's alone. */
  constructor(
    private readonly db: Database,
    { folder }: { readonly folder: string },
  ) {
    this.slot = takeSlot(folder);
    this.engine = new SearchEngine(join(this.slot.folder, 'knowledge.sqlite'));
  }

  /** Takes over what changed in the table since the last look; everything, where the index is new or not this process's. */
  follow(): Promise<void> {
    this.lookedAt = performance.now();
    return (this.following ??= this.catchUp().finally(() => (this.following = null)));
  }

  /** Best items for a question; the best of the expired ones stand last. */
  async search(question: string, { today, area }: Wanted): Promise<FoundKnowledge[]> {
    await this.freshen();
    const hits = await this.engine.find(question);
    const rows = await this.rows(hits.map(({ id }) => id));
    const ranked = hits.flatMap(({ id, state, passage }) => {
      const row = rows.get(id);
      // For a moment the index may hold the version before: its places mean nothing in the text of now.
      return row && isFor(row, { today, area }) ? [{ ...row, passage: piecesOf(row.body, state === stateOf(row) ? passage : opening) }] : [];
    });
    const expired = ranked.slice(0, shown).filter((row) => isExpired(row, today)).slice(0, expiredShown);
    const valid = ranked.filter((row) => !isExpired(row, today)).slice(0, shown - expired.length);
    return [...valid, ...expired];
  }

  /** Titles and wordings that go on from what is being typed, of what is in force on a day (`YYYY-MM-DD`): nobody is led to what is over. */
  async suggest(typed: string, today: string): Promise<string[]> {
    const found = await this.engine.suggest(typed);
    const rows = await this.rows([...new Set(found.flatMap(({ ids }) => ids))]);
    const holds = (id: string): boolean => {
      const row = rows.get(id);
      return row !== undefined && isFor(row, { today }) && !isExpired(row, today);
    };
    return found.filter(({ ids }) => ids.some(holds)).slice(0, suggested).map(({ text }) => text);
  }

  /** What was perhaps meant by a text that found nothing. */
  didYouMean(text: string): Promise<string | null> {
    return this.engine.closest(text);
  }

  /** Words that mean the same, from now on. */
  setSynonyms(synonyms: Synonyms): Promise<void> {
    return this.engine.setSynonyms(synonyms);
  }

  async close(): Promise<void> {
    await this.engine.close();
    await this.following?.catch(() => undefined);
    this.slot.release();
  }

  /** What was published a moment ago is found, whichever replica is asked; while much is taken over, what is there answers. */
  private async freshen(): Promise<void> {
    if (performance.now() - this.lookedAt < freshMs) return;
    await Promise.race([this.follow().catch(() => undefined), wait(patienceMs, undefined, { ref: false })]);
  }

  private async catchUp(): Promise<void> {
    const generation = await this.engine.generation();
    if (generation !== this.generation || performance.now() - this.comparedAt > compareMs) {
      await this.takeAll();
      this.generation = generation;
      this.comparedAt = performance.now();
    }
    // Once nobody can still be late, what was loaded together long ago is not read again and again.
    const since = performance.now() - this.movedAt > overlapMs ? this.followed : this.followed - overlapMs;
    const changes = await this.db.read((em) => em.find(KnowledgeRow, { select: stateColumns, where: { updatedAt: MoreThan(since) }, order: { updatedAt: 'ASC' } }));
    await this.take(changes.filter((row) => this.recent.get(row.id) !== stateOf(row)));
    this.recent = new Map(changes.map((row) => [row.id, stateOf(row)]));
    this.moveTo(changes.at(-1)?.updatedAt ?? this.followed);
  }

  /** Compares the whole table with the whole index. */
  private async takeAll(): Promise<void> {
    const indexed = await this.engine.states();
    this.recent = new Map();
    for (let last = ''; ; ) {
      const rows = await this.db.read((em) => em.find(KnowledgeRow, { select: stateColumns, where: { id: MoreThan(last) }, order: { id: 'ASC' }, take: step }));
      await this.take(rows.filter((row) => (indexed.get(row.id) ?? null) !== stateOf(row)));
      for (const row of rows) {
        indexed.delete(row.id);
        this.moveTo(Math.max(this.followed, row.updatedAt));
        this.recent.set(row.id, stateOf(row));
      }
      if (rows.length < step) break;
      last = rows.at(-1)?.id ?? last;
    }
    await this.engine.remove([...indexed.keys()]);
  }

  private moveTo(instant: number): void {
    if (instant === this.followed) return;
    this.followed = instant;
    this.movedAt = performance.now();
  }

  private async take(changed: readonly State[]): Promise<void> {
    for (let at = 0; at < changed.length; at += step) {
      const ids = changed.slice(at, at + step).map(({ id }) => id);
      const rows = [...(await this.rows(ids)).values()].filter((row) => stateOf(row) !== null);
      await this.engine.put(rows.map((row) => ({ id: row.id, state: stateOf(row) ?? '', title: row.title, variants: row.questions, body: row.body })));
      const published = new Set(rows.map(({ id }) => id));
      await this.engine.remove(ids.filter((id) => !published.has(id)));
    }
  }

  private async rows(ids: readonly string[]): Promise<Map<string, KnowledgeRow>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db.read((em) => em.findBy(KnowledgeRow, { id: In([...ids]) }));
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** Whether an item's last day has passed. */
export const isExpired = (row: Pick<KnowledgeRow, 'effectiveTo'>, today: string): boolean => row.effectiveTo !== null && row.effectiveTo < today;

/** Published, in force by now, and in force there; no areas: the whole city. */
function isFor({ state, effectiveFrom, areas }: KnowledgeRow, { today, area }: Wanted): boolean {
  return state === 'published' && effectiveFrom <= today && (area === undefined || areas.length === 0 || areas.includes(area));
}

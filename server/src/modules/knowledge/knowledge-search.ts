import { In, MoreThan } from 'typeorm';
import type { Database } from '../../platform/db/database';
import { BigramIndex } from '../../platform/search/bigram-index';
import { KnowledgeRow } from './knowledge.entity';

/** Found more than shown, so that valid ones fill the places that expired ones leave. */
const candidates = 50;
const shown = 10;
/** Somebody who asks for last year's rule must see that it is over, and what replaced it. */
const expiredShown = 3;
/** A change may be committed a little after the instant it carries. */
const overlapMs = 10_000;

/** Items read at a time. */
const step = 200;

const stateOf = ({ version, updatedAt }: Pick<KnowledgeRow, 'version' | 'updatedAt'>): string => `${version}.${updatedAt}`;

/** Each replica's own index of the knowledge table; the table is the truth. */
export class KnowledgeSearch {
  private readonly index = new BigramIndex();
  private followed = 0;
  /** What of each item is indexed; items loaded together share their instant and would else be indexed again and again. */
  private readonly indexed = new Map<string, string>();

  constructor(private readonly db: Database) {}

  /** Takes over what changed in the table since the last look. */
  async follow(): Promise<void> {
    const changes = await this.db.read((em) => em.find(KnowledgeRow, { select: { id: true, version: true, updatedAt: true }, where: { updatedAt: MoreThan(this.followed - overlapMs) }, order: { updatedAt: 'ASC' } }));
    const news = changes.filter((row) => this.indexed.get(row.id) !== stateOf(row)).map(({ id }) => id);
    for (let at = 0; at < news.length; at += step) await this.take(news.slice(at, at + step));
    this.followed = changes.at(-1)?.updatedAt ?? this.followed;
  }

  private async take(ids: readonly string[]): Promise<void> {
    const rows = await this.db.read((em) => em.findBy(KnowledgeRow, { id: In([...ids]) }));
    for (const row of rows) {
      const { id, title, questions, body } = row;
      this.index.put({ id, title, variants: questions.join(' '), body });
      this.indexed.set(id, stateOf(row));
    }
  }

  /** Best items for a question on a day (`YYYY-MM-DD`); the best of the expired ones stand last. */
  async search(question: string, today: string): Promise<KnowledgeRow[]> {
    const ids = this.index.search(question, candidates);
    if (ids.length === 0) return [];
    const rows = await this.db.read((em) => em.findBy(KnowledgeRow, { id: In(ids) }));
    const rank = new Map(ids.map((id, at) => [id, at]));
    const ranked = rows.filter((row) => row.effectiveFrom <= today).sort((a, b) => (rank.get(a.id) ?? candidates) - (rank.get(b.id) ?? candidates));
    const expired = ranked.slice(0, shown).filter((row) => isExpired(row, today)).slice(0, expiredShown);
    const valid = ranked.filter((row) => !isExpired(row, today)).slice(0, shown - expired.length);
    return [...valid, ...expired];
  }

  close(): void {
    this.index.close();
  }
}

/** Whether an item's last day has passed. */
export const isExpired = (row: Pick<KnowledgeRow, 'effectiveTo'>, today: string): boolean => row.effectiveTo !== null && row.effectiveTo < today;

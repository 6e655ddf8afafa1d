import { In, MoreThan } from 'typeorm';
import type { Database } from '../../platform/db/database';
import { BigramIndex } from '../../platform/search/bigram-index';
import { KnowledgeRow } from './knowledge.entity';

/** Found more than shown, so that expired ones can move to the end. */
const candidates = 50;
const shown = 10;
/** A change may be committed a little after the instant it carries. */
const overlapMs = 10_000;

/** Each replica's own index of the knowledge table; the table is the truth. */
export class KnowledgeSearch {
  private readonly index = new BigramIndex();
  private followed = 0;

  constructor(private readonly db: Database) {}

  /** Takes over what changed in the table since the last look. */
  async follow(): Promise<void> {
    const rows = await this.db.read((em) => em.find(KnowledgeRow, { where: { updatedAt: MoreThan(this.followed - overlapMs) }, order: { updatedAt: 'ASC' } }));
    for (const { id, title, questions, body } of rows) this.index.put({ id, title, variants: questions.join(' '), body });
    this.followed = rows.at(-1)?.updatedAt ?? this.followed;
  }

  /** Best items for a question on a day (`YYYY-MM-DD`); expired ones last. */
  async search(question: string, today: string): Promise<KnowledgeRow[]> {
    const ids = this.index.search(question, candidates);
    if (ids.length === 0) return [];
    const rows = await this.db.read((em) => em.findBy(KnowledgeRow, { id: In(ids) }));
    const rank = new Map(ids.map((id, at) => [id, at]));
    const order = (row: KnowledgeRow): number => (rank.get(row.id) ?? candidates) + (isExpired(row, today) ? candidates : 0);
    return rows.filter((row) => row.effectiveFrom <= today).sort((a, b) => order(a) - order(b)).slice(0, shown);
  }

  close(): void {
    this.index.close();
  }
}

/** Whether an item's last day has passed. */
export const isExpired = (row: Pick<KnowledgeRow, 'effectiveTo'>, today: string): boolean => row.effectiveTo !== null && row.effectiveTo < today;

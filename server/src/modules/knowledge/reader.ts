import type { KnowledgeHit, KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import type { StaffKnowledgeItem } from '@hotline/shared/contracts/knowledge-editing.staff';
import { In, MoreThan } from 'typeorm';
import { shanghaiDay } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import type { KnowledgeDeps } from './deps';
import { KnowledgeVersionRow } from './editing.entity';
import { KnowledgeRow } from './knowledge.entity';
import { isExpired, type KnowledgeSearch } from './knowledge-search';
import { hitView, itemView } from './knowledge.view';
import { cited } from './record';

const changesAtOnce = 50;
const longestChain = 10;

/** What everybody may read: the published text of each item, and where it stands today. */
export class KnowledgeReader {
  constructor(
    private readonly deps: KnowledgeDeps,
    private readonly index: KnowledgeSearch,
  ) {}

  /** Answers to a question in a citizen's words; expired ones marked and last. With the name of a district, without what holds elsewhere only. */
  async search(question: string, area?: string): Promise<KnowledgeHit[]> {
    const { platform: { clock }, departments } = this.deps;
    const today = shanghaiDay(clock.now());
    const rows = await this.index.search(question, { today, area });
    const names = await departments.names(rows.map((row) => row.department));
    return rows.map((row) => hitView(row, { today, departmentName: names.get(row.department) ?? '' }));
  }

  /** Titles and wordings of what is in force that go on from what is being typed. */
  suggest(typed: string): Promise<string[]> {
    return this.index.suggest(typed, shanghaiDay(this.deps.platform.clock.now()));
  }

  /** A published item; throws knowledge.notFound. */
  async get(id: string): Promise<KnowledgeItem> {
    return this.viewOf(await this.published(id));
  }

  /** The same with what only staff read; throws knowledge.notFound. */
  async staffGet(id: string): Promise<StaffKnowledgeItem> {
    const row = await this.published(id);
    return { ...(await this.viewOf(row)), notes: row.notes ?? '' };
  }

  /** Titles of published items. */
  async titles(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = ids.length === 0 ? [] : await this.deps.platform.db.read((em) => em.find(KnowledgeRow, { where: { id: In([...ids]), state: 'published' }, select: { id: true, title: true } }));
    return new Map(rows.map(({ id, title }) => [id, title]));
  }

  /** A version a reply may rest on: the one the person read, else the one in force; throws knowledge.notFound. */
  cite(id: string, version: number | null): Promise<{ title: string; version: number }> {
    return this.deps.platform.db.read((em) => cited(em, id, version));
  }

  /** Items that have a new version since an instant (UTC milliseconds), the latest first; fifty at most. */
  async publishedSince(since: number): Promise<{ id: string; title: string; at: number }[]> {
    const { db } = this.deps.platform;
    const versions = await db.read((em) => em.find(KnowledgeVersionRow, { where: { publishedAt: MoreThan(since) }, order: { publishedAt: 'DESC' }, take: changesAtOnce }));
    const latest = new Map(versions.toReversed().map(({ itemId, content, publishedAt }) => [itemId, { id: itemId, title: content.title, at: publishedAt }]));
    return [...latest.values()].toReversed();
  }

  private async published(id: string): Promise<KnowledgeRow> {
    const row = await this.deps.platform.db.read((em) => em.findOneBy(KnowledgeRow, { id, state: 'published' }));
    if (!row) throw new AppError('knowledge.notFound');
    return row;
  }

  private async viewOf(row: KnowledgeRow): Promise<KnowledgeItem> {
    const { platform: { clock }, departments } = this.deps;
    const today = shanghaiDay(clock.now());
    const names = await departments.names([row.department]);
    return itemView(row, { today, departmentName: names.get(row.department) ?? '' }, await this.successor(row.replacedBy, today));
  }

  /** What holds now in place of something: its replacement, or what has replaced that since. */
  private async successor(id: string | null, today: string): Promise<KnowledgeRow | null> {
    let next = id;
    for (let steps = 0; next !== null && steps < longestChain; steps += 1) {
      const where = { id: next, state: 'published' as const };
      const row: KnowledgeRow | null = await this.deps.platform.db.read((em) => em.findOneBy(KnowledgeRow, where));
      if (!row || (!isExpired(row, today) && row.effectiveFrom > today)) return null;
      if (!isExpired(row, today)) return row;
      next = row.replacedBy;
    }
    return null;
  }
}

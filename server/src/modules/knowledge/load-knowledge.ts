import type { KnowledgeText } from '@hotline/shared/contracts/knowledge-editing.staff';
import type { KnowledgeKind } from '@hotline/shared/vocabulary/knowledge-kind';
import { newId } from '../../platform/ids';
import type { KnowledgeDeps } from './deps';
import { KnowledgeVersionRow } from './editing.entity';
import { KnowledgeRow } from './knowledge.entity';
import { naturalKeyOf, textOf } from './knowledge-text';

/** An item to load; `replacedBy` names another item's key in the same load. Whoever issued it keeps it. */
export interface NewKnowledge extends Omit<KnowledgeText, 'owner' | 'notes' | 'reviewBy'> {
  readonly notes?: string | undefined;
  readonly reviewBy?: string | undefined;
  readonly key: string;
  readonly kind: KnowledgeKind;
  readonly replacedBy: string | null;
}

/** Texts a city brings along on its first day, each published as its first version. */
export async function loadItems({ platform: { db, clock } }: Pick<KnowledgeDeps, 'platform'>, items: readonly NewKnowledge[]): Promise<void> {
  const ids = new Map(items.map(({ key }) => [key, newId()]));
  const now = clock.now();
  const rows = items.map(({ key, replacedBy, notes = '', reviewBy, ...item }): KnowledgeRow => {
    const text = { ...item, notes, reviewBy: reviewBy ?? null, owner: item.department };
    return { ...text, id: ids.get(key) ?? newId(), state: 'published', version: 1, replacedBy: (replacedBy && ids.get(replacedBy)) ?? null, naturalKey: naturalKeyOf(item.kind, text), updatedAt: now, editedAt: now };
  });
  const versions = rows.map((row): KnowledgeVersionRow => ({ itemId: row.id, version: 1, content: textOf(row), note: '', authors: [], reviewerId: null, restoredFrom: null, publishedAt: now }));
  await db.transact(async (em) => {
    await em.insert(KnowledgeRow, rows);
    await em.insert(KnowledgeVersionRow, versions);
  });
}

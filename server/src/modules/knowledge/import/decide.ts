import { knowledgeColumns } from '@hotline/shared/contracts/knowledge-import.staff';
import { errorTexts } from '@hotline/shared/text/errors';
import { In, type EntityManager } from 'typeorm';
import { KnowledgeDraftRow } from '../editing.entity';
import { KnowledgeRow } from '../knowledge.entity';
import { leavesGap, naturalKeyOf, sameText, textOf } from '../knowledge-text';
import type { ImportedItem, RowFault } from './parse-row';

/** What would become of an item now. */
type Decision =
  | { readonly trial: 'added' | 'unchanged' }
  | { readonly trial: 'changed'; readonly item: KnowledgeRow }
  | { readonly trial: 'fault'; readonly fault: RowFault };

interface Standing {
  /** `YYYY-MM-DD`, where changes are published at once; null: they are reviewed first, and looked at then. */
  readonly publishedOn: string | null;
  readonly items: ReadonlyMap<string, KnowledgeRow>;
  readonly drafts: ReadonlyMap<string, KnowledgeDraftRow>;
}

/** What stands under the natural keys of some imported items. */
export async function standingOfItems(em: EntityManager, imported: readonly ImportedItem[], publishedOn: string | null): Promise<Standing> {
  const keys = imported.map(({ kind, text }) => naturalKeyOf(kind, text));
  const rows = keys.length === 0 ? [] : await em.findBy(KnowledgeRow, { naturalKey: In(keys) });
  const drafts = rows.length === 0 ? [] : await em.findBy(KnowledgeDraftRow, { itemId: In(rows.map(({ id }) => id)) });
  return { publishedOn, items: new Map(rows.map((row) => [row.naturalKey ?? '', row])), drafts: new Map(drafts.map((draft) => [draft.itemId, draft])) };
}

const refused = (message: string, column: keyof typeof knowledgeColumns = 'title'): Decision => ({ trial: 'fault', fault: { column: knowledgeColumns[column], message } });

/** The same text changes nothing; what others are at work on, or have taken away, is left to them. */
export function decide({ kind, text }: ImportedItem, { items, drafts, publishedOn }: Standing): Decision {
  const item = items.get(naturalKeyOf(kind, text));
  if (!item) return { trial: 'added' };
  const draft = drafts.get(item.id);
  if (draft) return sameText(draft.content, text) ? { trial: 'unchanged' } : refused('这条内容已有未发布的修改稿，请先处理后再导入');
  // Its last day was set when another took its place.
  const same = sameText(textOf(item), item.replacedBy === null ? text : { ...text, effectiveTo: item.effectiveTo });
  if (same) return { trial: 'unchanged' };
  if (item.state === 'retired') return refused('这条内容已下架，请先恢复后再导入');
  return item.replacedBy === null ? changed(item, { from: text.effectiveFrom, publishedOn }) : refused('这条内容已被替代，不能再导入修改');
}

function changed(item: KnowledgeRow, { from, publishedOn }: { readonly from: string } & Pick<Standing, 'publishedOn'>): Decision {
  const gap = publishedOn !== null && leavesGap(item, { from, today: publishedOn });
  return gap ? refused(errorTexts['knowledge.notYetInForce'], 'effectiveFrom') : { trial: 'changed', item };
}

import type { KnowledgeText } from '@hotline/shared/contracts/knowledge-editing.staff';
import * as editing from '@hotline/shared/contracts/knowledge-editing.staff';
import type { Person } from './people';

/** A text an editor could have written; anything may be changed. */
export const policyText = (changes: Partial<KnowledgeText> = {}): KnowledgeText => ({
  title: '雪天道路通行安排', body: '降雪期间，各区组织人员清扫积雪。\n市民出行请避开结冰路段，公交线路临时调整以站牌公告为准。', questions: ['下雪了公交还开吗'], notes: '', source: '《关于做好雪天通行保障的通知》', documentNo: '并政办〔2026〕88号',
  department: 'epidemic-office', owner: 'epidemic-office', categories: [], areas: [], effectiveFrom: '2025-11-01', effectiveTo: null, reviewBy: null, ...changes,
});

/** Who writes and who looks it over. */
export interface Editors {
  readonly author: Person;
  readonly reviewer: Person;
}

/** Writes an item, or the next version of one, and has it published by the other editor; answers its id. */
export async function publish({ author, reviewer }: Editors, text: KnowledgeText, { id, kind = 'policy', replaces = null, note = '内容更新' }: { id?: string; kind?: 'policy' | 'approvedAnswer'; replaces?: string | null; note?: string } = {}): Promise<string> {
  const itemId = id ?? (await author.call(editing.addKnowledge, { body: { kind, text, replaces } })).id;
  const params = { id: itemId };
  if (id) await author.call(editing.saveKnowledgeDraft, { params, body: { version: 0, text, replaces } });
  await author.call(editing.submitKnowledgeDraft, { params, body: { version: 1, note } });
  await reviewer.call(editing.approveKnowledgeDraft, { params, body: { version: 2, publishAt: null } });
  return itemId;
}

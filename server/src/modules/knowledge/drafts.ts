import type { KnowledgeText } from '@hotline/shared/contracts/knowledge-editing.staff';
import type { KnowledgeKind } from '@hotline/shared/vocabulary/knowledge-kind';
import type { DraftState } from '@hotline/shared/vocabulary/knowledge-state';
import type { EntityManager } from 'typeorm';
import { shanghaiTime } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import { newId } from '../../platform/ids';
import type { StaffActor } from '../staff';
import type { ItemStep, KnowledgeDeps } from './deps';
import { KnowledgeDraftRow } from './editing.entity';
import { KnowledgeRow } from './knowledge.entity';
import { assertPlaces, assertReplaceable, nameOf, naturalKeyOf, withKey } from './knowledge-text';

interface Writing {
  readonly text: KnowledgeText;
  readonly replaces: string | null;
}

interface FirstDraft {
  readonly id: string;
  readonly kind: KnowledgeKind;
  readonly text: KnowledgeText;
  readonly now: number;
}

/** The row of an item that was never published: its draft's text, for lists; searches and citizens do not see it. */
export const unpublishedRow = ({ id, kind, text, now }: FirstDraft): KnowledgeRow => ({ ...text, id, kind, state: 'draft', version: 0, replacedBy: null, naturalKey: naturalKeyOf(kind, text), updatedAt: now, editedAt: now });

/** A draft in its author's hands. */
export const draftRow = (itemId: string, { text, replaces }: Writing, { authors, base, now }: { readonly authors: string[]; readonly base: number; readonly now: number }): KnowledgeDraftRow => ({
  itemId, state: 'draft', version: 1, base, content: text, replaces, note: '', authors, editedAt: now, reviewerId: null, returnReason: null, publishAt: null,
});

/** An item that must be there; throws knowledge.notFound. */
export async function itemIn(em: EntityManager, id: string): Promise<KnowledgeRow> {
  const item = await em.findOneBy(KnowledgeRow, { id });
  if (!item) throw new AppError('knowledge.notFound');
  return item;
}

/** The draft the person was looking at, in one of some states; throws knowledge.changed, knowledge.wrongState. */
export async function draftIn(em: EntityManager, { id, version }: Pick<ItemStep, 'id' | 'version'>, ...states: readonly DraftState[]): Promise<KnowledgeDraftRow> {
  const draft = await em.findOneBy(KnowledgeDraftRow, { itemId: id });
  if (!draft || draft.version !== version) throw new AppError('knowledge.changed');
  if (!states.includes(draft.state)) throw new AppError('knowledge.wrongState');
  return draft;
}

/** Changes a draft if nobody has since; throws knowledge.changed. */
async function change(em: EntityManager, { itemId, version }: KnowledgeDraftRow, news: Partial<KnowledgeDraftRow>): Promise<void> {
  const { affected } = await em.update(KnowledgeDraftRow, { itemId, version }, { ...news, version: version + 1 });
  if (affected !== 1) throw new AppError('knowledge.changed');
}

/** Begins a new item; throws knowledge.already and what a text may be refused for. */
export async function addItem(deps: KnowledgeDeps, actor: StaffActor, { kind, text, replaces }: Writing & { readonly kind: KnowledgeKind }): Promise<{ id: string }> {
  await assertPlaces(deps, text);
  const { db, clock } = deps.platform;
  const id = newId();
  const now = clock.now();
  await withKey(() => db.transact(async (em) => {
    await assertReplaceable(em, id, replaces);
    await em.insert(KnowledgeRow, unpublishedRow({ id, kind, text, now }));
    await em.insert(KnowledgeDraftRow, draftRow(id, { text, replaces }, { authors: [actor.id], base: 0, now }));
    await deps.audit.record(em, actor, { action: 'editKnowledge', object: nameOf(text.title), detail: '新建草稿' });
  }));
  return { id };
}

/** Writes a draft, or begins one (version 0) beside what is published; whoever writes is one of its authors. */
export async function saveDraft(deps: KnowledgeDeps, { actor, id, version }: ItemStep, { text, replaces }: Writing): Promise<void> {
  await assertPlaces(deps, text);
  const { db, clock } = deps.platform;
  const now = clock.now();
  await withKey(() => db.transact(async (em) => {
    const item = await itemIn(em, id);
    await assertReplaceable(em, id, replaces);
    if (version === 0) await begin(em, item, draftRow(id, { text, replaces }, { authors: [actor.id], base: item.version, now }));
    else await rewrite(em, { item, draft: await draftIn(em, { id, version }, 'draft'), actor }, { content: text, replaces, editedAt: now, base: item.version });
    // A row nobody has published says what its draft says; only lists read it.
    await em.update(KnowledgeRow, { id }, { editedAt: now, ...(item.state === 'draft' && { ...text, naturalKey: naturalKeyOf(item.kind, text) }) });
    await deps.audit.record(em, actor, { action: 'editKnowledge', object: nameOf(text.title), detail: version === 0 ? `起草第${item.version + 1}版` : '修改草稿' });
  }));
}

async function begin(em: EntityManager, { id }: KnowledgeRow, draft: KnowledgeDraftRow): Promise<void> {
  if (await em.existsBy(KnowledgeDraftRow, { itemId: id })) throw new AppError('knowledge.changed');
  await em.insert(KnowledgeDraftRow, draft);
}

interface Rewriting {
  readonly item: KnowledgeRow;
  readonly draft: KnowledgeDraftRow;
  readonly actor: StaffActor;
}

const rewrite = (em: EntityManager, { draft, actor }: Rewriting, news: Partial<KnowledgeDraftRow>): Promise<void> => change(em, draft, { ...news, authors: [...new Set([...draft.authors, actor.id])] });

interface Move {
  readonly from: readonly DraftState[];
  readonly news: Partial<KnowledgeDraftRow>;
  readonly done: string;
  readonly reason?: string;
}

async function move({ platform: { db, clock }, audit }: KnowledgeDeps, { actor, ...seen }: ItemStep, { from, news, done, reason }: Move): Promise<void> {
  await db.transact(async (em) => {
    const draft = await draftIn(em, seen, ...from);
    await change(em, draft, news);
    await em.update(KnowledgeRow, { id: seen.id }, { editedAt: clock.now() });
    await audit.record(em, actor, { action: 'editKnowledge', object: nameOf(draft.content.title), detail: done, reason: reason ?? null });
  });
}

/** Hands a draft over for review, with what is new in it. */
export const submitDraft = (deps: KnowledgeDeps, step: ItemStep, note: string): Promise<void> =>
  move(deps, step, { from: ['draft'], news: { state: 'in_review', note, returnReason: null, reviewerId: null }, done: '提交审核', reason: note });

/** Waits for its instant (UTC milliseconds); `publishDue` does the rest. */
export const scheduleDraft = (deps: KnowledgeDeps, step: ItemStep, publishAt: number): Promise<void> =>
  move(deps, step, { from: ['in_review'], news: { state: 'scheduled', publishAt, reviewerId: step.actor.id }, done: `审核通过，定于 ${shanghaiTime(publishAt)} 发布` });

/** Back to the authors, with the reason. */
export const reworkDraft = (deps: KnowledgeDeps, step: ItemStep, reason: string): Promise<void> =>
  move(deps, step, { from: ['in_review', 'scheduled'], news: { state: 'draft', publishAt: null, reviewerId: step.actor.id, returnReason: reason }, done: '退回修改', reason });

/** Throws a draft away, and with it an item that was never published. */
export async function discardDraft({ platform: { db, clock }, audit }: KnowledgeDeps, { actor, ...seen }: ItemStep): Promise<void> {
  await db.transact(async (em) => {
    const draft = await draftIn(em, seen, 'draft', 'in_review', 'scheduled');
    const { affected } = await em.delete(KnowledgeDraftRow, { itemId: seen.id, version: seen.version });
    if (affected !== 1) throw new AppError('knowledge.changed');
    const gone = await em.delete(KnowledgeRow, { id: seen.id, state: 'draft' });
    if (gone.affected === 0) await em.update(KnowledgeRow, { id: seen.id }, { editedAt: clock.now() });
    await audit.record(em, actor, { action: 'editKnowledge', object: nameOf(draft.content.title), detail: '删除草稿' });
  });
}

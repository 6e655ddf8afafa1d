import type { KnowledgeText } from '@hotline/shared/contracts/knowledge-editing.staff';
import { LessThanOrEqual, type EntityManager } from 'typeorm';
import { shanghaiDay } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import type { ItemStep, KnowledgeDeps } from './deps';
import { draftIn, itemIn, scheduleDraft } from './drafts';
import { KnowledgeDraftRow, KnowledgeVersionRow } from './editing.entity';
import { KnowledgeRow } from './knowledge.entity';
import { assertReplaceable, leavesGap, nameOf, naturalKeyOf, withKey } from './knowledge-text';

interface Publication {
  readonly text: KnowledgeText;
  readonly note: string;
  readonly authors: string[];
  readonly reviewerId: string | null;
  readonly restoredFrom: number | null;
  readonly now: number;
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/**
 * Makes a text the next version of an item, in force from its own first day; nobody may have published meanwhile. The index of every replica follows
 * `updatedAt`. Throws knowledge.changed.
 */
export async function publishText(em: EntityManager, item: KnowledgeRow, { text, now, ...how }: Publication): Promise<void> {
  const version = item.version + 1;
  const news = { ...text, version, state: 'published' as const, replacedBy: null, naturalKey: naturalKeyOf(item.kind, text), updatedAt: now, editedAt: now };
  const { affected } = await em.update(KnowledgeRow, { id: item.id, version: item.version }, news);
  if (affected !== 1) throw new AppError('knowledge.changed');
  await em.insert(KnowledgeVersionRow, { ...how, itemId: item.id, version, content: text, publishedAt: now });
}

/** Ends an item on the day before another takes its place; its versions stay as they are. */
async function supersede(em: EntityManager, old: KnowledgeRow, { id, day, now }: { readonly id: string; readonly day: string; readonly now: number }): Promise<void> {
  const today = shanghaiDay(now);
  const last = dayBefore(day > today ? day : today);
  await em.update(KnowledgeRow, { id: old.id }, { replacedBy: id, effectiveTo: old.effectiveTo !== null && old.effectiveTo < last ? old.effectiveTo : last, updatedAt: now, editedAt: now });
}

/** Today's answer is not taken away by one that begins later. Throws knowledge.notYetInForce. */
function assertNoGap(item: KnowledgeRow, { from, now }: { readonly from: string; readonly now: number }): void {
  if (leavesGap(item, { from, today: shanghaiDay(now) })) throw new AppError('knowledge.notYetInForce');
}

async function publishDraft(em: EntityManager, { draft, now, reviewerId }: { readonly draft: KnowledgeDraftRow; readonly now: number; readonly reviewerId: string }): Promise<KnowledgeRow> {
  const item = await itemIn(em, draft.itemId);
  if (item.version !== draft.base) throw new AppError('knowledge.outdated');
  assertNoGap(item, { from: draft.content.effectiveFrom, now });
  await assertReplaceable(em, item.id, draft.replaces);
  const { affected } = await em.delete(KnowledgeDraftRow, { itemId: item.id, version: draft.version });
  if (affected !== 1) throw new AppError('knowledge.changed');
  await publishText(em, item, { text: draft.content, note: draft.note, authors: draft.authors, reviewerId, restoredFrom: null, now });
  if (draft.replaces) await supersede(em, await itemIn(em, draft.replaces), { id: item.id, day: draft.content.effectiveFrom, now });
  return item;
}

/**
 * A second person's yes: publishes at once, or at an instant (UTC milliseconds). Throws knowledge.sameAuthor, knowledge.outdated, knowledge.instantPassed,
 * knowledge.already.
 */
export async function approveDraft(deps: KnowledgeDeps, { actor, ...seen }: ItemStep, publishAt: number | null): Promise<void> {
  const { db, clock } = deps.platform;
  const now = clock.now();
  if (publishAt !== null && publishAt <= now) throw new AppError('knowledge.instantPassed');
  await withKey(() => db.transact(async (em) => {
    const draft = await draftIn(em, seen, 'in_review');
    if (draft.authors.includes(actor.id)) throw new AppError('knowledge.sameAuthor');
    if (publishAt !== null) return scheduleDraft(deps, { actor, ...seen }, publishAt);
    const { version } = await publishDraft(em, { draft, now, reviewerId: actor.id });
    await deps.audit.record(em, actor, { action: 'editKnowledge', object: nameOf(draft.content.title), detail: `审核通过，发布第${version + 1}版`, reason: draft.note });
  }));
}

const system = { id: null, staffNo: '', name: '系统', address: '' };

/** Publishes what was to be published by now; one that no longer can goes back to its authors with the reason. */
export async function publishDue(deps: KnowledgeDeps): Promise<void> {
  const { db, clock, log } = deps.platform;
  const now = clock.now();
  const due = await db.read((em) => em.findBy(KnowledgeDraftRow, { state: 'scheduled', publishAt: LessThanOrEqual(now) }));
  for (const draft of due) {
    try {
      await withKey(() => db.transact(async (em) => {
        // Taken down meanwhile: it does not come back by itself at night.
        if ((await itemIn(em, draft.itemId)).state === 'retired') throw new AppError('knowledge.wrongState');
        const { version } = await publishDraft(em, { draft, now, reviewerId: draft.reviewerId ?? '' });
        await deps.audit.record(em, system, { action: 'editKnowledge', object: nameOf(draft.content.title), detail: `定时发布第${version + 1}版` });
      }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      log.warn({ item: draft.itemId, code: error.code }, 'scheduled publication failed');
      await giveBack(deps, draft, error);
    }
  }
}

/** Whoever changed it meanwhile has already decided otherwise. */
async function giveBack({ platform: { db }, audit }: KnowledgeDeps, { itemId, version, content }: KnowledgeDraftRow, { message }: AppError): Promise<void> {
  await db.transact(async (em) => {
    const { affected } = await em.update(KnowledgeDraftRow, { itemId, version }, { state: 'draft', publishAt: null, reviewerId: null, returnReason: message, version: version + 1 });
    if (affected === 1) await audit.record(em, system, { action: 'editKnowledge', object: nameOf(content.title), detail: '定时发布未成', reason: message, result: 'refused' });
  });
}

/** The item a person was looking at; throws knowledge.changed when another version stands there by now. */
async function seenItem(em: EntityManager, { id, version }: Pick<ItemStep, 'id' | 'version'>): Promise<KnowledgeRow> {
  const item = await itemIn(em, id);
  if (item.version !== version) throw new AppError('knowledge.changed');
  return item;
}

/** Publishes an earlier version anew as the next one, at once: history is added to, never rewritten. What had taken its place no longer has. */
export async function restoreVersion({ platform: { db, clock }, audit }: KnowledgeDeps, { actor, ...seen }: ItemStep, { restore, reason }: { readonly restore: number; readonly reason: string }): Promise<void> {
  await withKey(() => db.transact(async (em) => {
    const item = await seenItem(em, seen);
    const old = await em.findOneBy(KnowledgeVersionRow, { itemId: item.id, version: restore });
    if (!old) throw new AppError('knowledge.notFound');
    await publishText(em, item, { text: old.content, note: reason, authors: [actor.id], reviewerId: null, restoredFrom: restore, now: clock.now() });
    await audit.record(em, actor, { action: 'editKnowledge', object: nameOf(old.content.title), detail: `恢复第${restore}版，作为第${item.version + 1}版发布`, reason });
  }));
}

/** Takes an item away from citizens and from the search at once; it can be restored. Throws knowledge.wrongState. */
export async function retireItem({ platform: { db, clock }, audit }: KnowledgeDeps, { actor, ...seen }: ItemStep, reason: string): Promise<void> {
  await db.transact(async (em) => {
    const item = await seenItem(em, seen);
    const now = clock.now();
    const { affected } = await em.update(KnowledgeRow, { id: item.id, state: 'published', version: item.version }, { state: 'retired', updatedAt: now, editedAt: now });
    if (affected !== 1) throw new AppError('knowledge.wrongState');
    await audit.record(em, actor, { action: 'editKnowledge', object: nameOf(item.title), detail: '下架', reason });
  });
}

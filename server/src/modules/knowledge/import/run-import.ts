import { In, IsNull, type EntityManager } from 'typeorm';
import { shanghaiDay } from '../../../platform/clock';
import { newId } from '../../../platform/ids';
import { TryAgainAt, type OutboxEvent } from '../../../platform/outbox/outbox';
import type { StaffActor } from '../../staff';
import type { KnowledgeDeps } from '../deps';
import { draftRow, unpublishedRow } from '../drafts';
import { KnowledgeDraftRow, KnowledgeVersionRow } from '../editing.entity';
import { KnowledgeRow } from '../knowledge.entity';
import { publishText } from '../publish';
import { decide, standingOfItems } from './decide';
import { KnowledgeImportLine, KnowledgeImportRow } from './import.entity';
import type { ImportedItem } from './parse-row';

/** Topic of the event that keeps an import going. */
export const importConfirmed = 'knowledgeImport.confirmed';

/** Small, so that a transaction is short and others have their turn in between. */
const slice = 100;

interface Writing {
  readonly em: EntityManager;
  readonly job: KnowledgeImportRow;
  readonly now: number;
}

const noteOf = ({ fileName }: KnowledgeImportRow): string => `导入 ${fileName}`;

/** New items of a slice: published, or as drafts in review. */
async function insertItems({ em, job, now }: Writing, items: readonly ImportedItem[]): Promise<void> {
  if (items.length === 0) return;
  const note = noteOf(job);
  const authors = [job.staffId];
  const rows = items.map(({ kind, text }) => ({ text, row: unpublishedRow({ id: newId(), kind, text, now }) }));
  if (job.publish) {
    await em.insert(KnowledgeRow, rows.map(({ row }) => ({ ...row, state: 'published' as const, version: 1 })));
    await em.insert(KnowledgeVersionRow, rows.map(({ row, text }) => ({ itemId: row.id, version: 1, content: text, note, authors, reviewerId: job.confirmedBy, restoredFrom: null, publishedAt: now })));
    return;
  }
  await em.insert(KnowledgeRow, rows.map(({ row }) => row));
  await em.insert(KnowledgeDraftRow, rows.map(({ row, text }) => ({ ...draftRow(row.id, { text, replaces: null }, { authors, base: 0, now }), state: 'in_review' as const, note })));
}

/** The next version of an item: published, or as a draft in review. */
async function changeItem({ em, job, now }: Writing, item: KnowledgeRow, { text }: ImportedItem): Promise<void> {
  const authors = [job.staffId];
  if (job.publish) return publishText(em, item, { text, note: noteOf(job), authors, reviewerId: job.confirmedBy, restoredFrom: null, now });
  await em.insert(KnowledgeDraftRow, { ...draftRow(item.id, { text, replaces: null }, { authors, base: item.version, now }), state: 'in_review', note: noteOf(job) });
  await em.update(KnowledgeRow, { id: item.id }, { editedAt: now });
}

type Standing = Awaited<ReturnType<typeof standingOfItems>>;

/** Takes one row as things stand now, which may be otherwise than when it was tried; answers the item where it is a new one. */
async function takeLine(writing: Writing, { position, content }: KnowledgeImportLine, standing: Standing): Promise<{ done: boolean; fresh: ImportedItem[] }> {
  const item = JSON.parse(content ?? 'null') as ImportedItem;
  const decision = decide(item, standing);
  if (decision.trial === 'changed') await changeItem(writing, decision.item, item);
  const done = decision.trial === 'added' || decision.trial === 'changed';
  const mark = decision.trial === 'fault' ? { outcome: 'fault' as const, faults: [decision.fault] } : { outcome: done ? ('done' as const) : ('unchanged' as const) };
  await writing.em.update(KnowledgeImportLine, { importId: writing.job.id, position }, mark);
  return { done, fresh: decision.trial === 'added' ? [item] : [] };
}

async function takeLines(writing: Writing, lines: readonly KnowledgeImportLine[]): Promise<number> {
  const publishedOn = writing.job.publish ? shanghaiDay(writing.now) : null;
  const standing = await standingOfItems(writing.em, lines.map(({ content }) => JSON.parse(content ?? 'null') as ImportedItem), publishedOn);
  const taken = [];
  for (const line of lines) taken.push(await takeLine(writing, line, standing));
  await insertItems(writing, taken.flatMap(({ fresh }) => fresh));
  return taken.filter(({ done }) => done).length;
}

const finish = ({ platform: { db, clock } }: KnowledgeDeps, id: string, phase: 'finished' | 'cancelled'): Promise<unknown> =>
  db.transact((em) => em.update(KnowledgeImportRow, { id, phase: 'running' }, { phase, finishedAt: clock.now() }));

/** Rows, their marks and the audit entry are one transaction: after an interruption nothing is done twice and nothing left out. */
async function runSlice({ platform: { db, clock }, audit }: KnowledgeDeps, job: KnowledgeImportRow, actor: StaffActor): Promise<boolean> {
  return db.transact(async (em) => {
    const lines = await em.find(KnowledgeImportLine, { where: { importId: job.id, trial: In(['added', 'changed']), outcome: IsNull() }, order: { position: 'ASC' }, take: slice });
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) return false;
    const taken = await takeLines({ em, job, now: clock.now() }, lines);
    await audit.record(em, actor, { action: 'editKnowledge', object: noteOf(job), detail: `第 ${first.line} 至 ${last.line} 行，${job.publish ? '发布' : '送审'} ${taken} 条` });
    return true;
  });
}

/** A slice of an import; asks to be called again until no row waits. Whoever confirmed it must still be allowed to. */
export async function runImport(deps: KnowledgeDeps, { payload }: OutboxEvent): Promise<void> {
  const { importId } = payload as { importId: string };
  const { db, clock } = deps.platform;
  const job = await db.read((em) => em.findOneBy(KnowledgeImportRow, { id: importId, phase: 'running' }));
  if (!job) return;
  const actor = await deps.staff.actor(job.confirmedBy ?? '', job.address);
  if (!actor) return void (await finish(deps, job.id, 'cancelled'));
  if (await runSlice(deps, job, actor)) throw new TryAgainAt(clock.now());
  await finish(deps, job.id, 'finished');
}

import type { SynonymGroup } from '@hotline/shared/contracts/knowledge-words.staff';
import { IsNull, type EntityManager } from 'typeorm';
import { AppError } from '../../platform/errors';
import { newId } from '../../platform/ids';
import type { StaffActor } from '../staff';
import { nameIn, type KnowledgeDeps } from './deps';
import { SynonymRow } from './synonym.entity';

const atHand = { where: { removedAt: IsNull() }, order: { id: 'ASC' } } as const;
const objectOf = (words: readonly string[]): string => `同义词 ${words.join('＝')}`.slice(0, 200);

/** A word belongs to one group; throws synonym.taken. Holding every row, two editors cannot give one word to two groups. */
async function assertFree(em: EntityManager, words: readonly string[], own: string | null): Promise<void> {
  await em.createQueryBuilder().update(SynonymRow).set({ version: () => 'version' }).where('removedAt IS NULL').execute();
  const groups = await em.find(SynonymRow, atHand);
  const taken = new Set(groups.filter(({ id }) => id !== own).flatMap((group) => group.words));
  if (words.some((word) => taken.has(word))) throw new AppError('synonym.taken');
}

/** Groups of words that mean the same, in the order they were made. */
export async function listGroups({ platform: { db }, staff }: KnowledgeDeps): Promise<SynonymGroup[]> {
  const rows = await db.read((em) => em.find(SynonymRow, atHand));
  const names = await staff.names(rows.flatMap(({ editedBy }) => editedBy ?? []));
  return rows.map(({ editedBy, ...row }) => ({ ...row, editedBy: editedBy && nameIn(names, editedBy) }));
}

/** Adds a group; throws synonym.taken. */
export async function addGroup({ platform: { db, clock }, audit }: KnowledgeDeps, actor: StaffActor, given: readonly string[]): Promise<{ id: string }> {
  const id = newId();
  const words = [...new Set(given)];
  await db.transact(async (em) => {
    await assertFree(em, words, null);
    await em.insert(SynonymRow, { id, words, version: 1, editedAt: clock.now(), editedBy: actor.id, removedAt: null });
    await audit.record(em, actor, { action: 'editKnowledge', object: objectOf(words), detail: '新增' });
  });
  return { id };
}

interface GroupChange {
  readonly actor: StaffActor;
  readonly id: string;
  readonly version: number;
  /** Null removes the group. */
  readonly words: readonly string[] | null;
}

/** Changes or removes a group; throws synonym.changed, synonym.taken. */
export async function changeGroup({ platform: { db, clock }, audit }: KnowledgeDeps, { actor, id, version, words: given }: GroupChange): Promise<void> {
  const words = given && [...new Set(given)];
  await db.transact(async (em) => {
    if (words) await assertFree(em, words, id);
    const old = await em.findOneBy(SynonymRow, { id, version, removedAt: IsNull() });
    const news = { ...(words && { words }), version: version + 1, editedAt: clock.now(), editedBy: actor.id, removedAt: words ? null : clock.now() };
    const { affected } = await em.update(SynonymRow, { id, version, removedAt: IsNull() }, news);
    if (!old || affected !== 1) throw new AppError('synonym.changed');
    await audit.record(em, actor, { action: 'editKnowledge', object: objectOf(words ?? old.words), detail: words ? `原为 ${old.words.join('＝')}` : '删除' });
  });
}

/** Each replica's copy for its search, taken anew when a group has changed. */
export class SynonymFollower {
  private seen = '';

  constructor(
    private readonly deps: KnowledgeDeps,
    private readonly take: (synonyms: ReadonlyMap<string, readonly string[]>) => Promise<void>,
  ) {}

  /** Looks for changes and hands the whole map on: every word with the others of its group. */
  async follow(): Promise<void> {
    const rows = await this.deps.platform.db.read((em) => em.find(SynonymRow, atHand));
    const state = rows.map(({ id, version }) => `${id}.${version}`).join();
    if (state === this.seen) return;
    await this.take(new Map(rows.flatMap(({ words }) => words.map((word) => [word, words.filter((other) => other !== word)] as const))));
    this.seen = state;
  }
}

import type { OutputOf, ParsedOf } from '@hotline/shared/contracts/contract';
import type { listKnowledge } from '@hotline/shared/contracts/knowledge-editing.staff';
import type { KnowledgeState } from '@hotline/shared/vocabulary/knowledge-state';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { shanghaiDay } from '../../platform/clock';
import { containing } from '../../platform/db/containing';
import type { KnowledgeDeps } from './deps';
import { KnowledgeDraftRow } from './editing.entity';
import { KnowledgeRow } from './knowledge.entity';
import { standingOf } from './knowledge-text';

type Query = ParsedOf<typeof listKnowledge>['query'];

const pageSize = 50;

const inForce = "k.state = 'published' AND (k.effectiveTo IS NULL OR k.effectiveTo >= :today)";
const over = "k.state = 'published' AND k.effectiveTo < :today AND k.replacedBy";

/** What a state means of an item and its draft. */
const conditions: Readonly<Record<KnowledgeState, string>> = {
  draft: "d.state = 'draft'", in_review: "d.state = 'in_review'", scheduled: "d.state = 'scheduled'",
  published: inForce, superseded: `${over} IS NOT NULL`, expired: `${over} IS NULL`, retired: "k.state = 'retired'",
};

/** What each filter asks for. */
const clauses: Readonly<Record<Exclude<keyof Query, 'state'>, string>> = {
  q: "(k.title LIKE :q ESCAPE '!' OR k.documentNo LIKE :q ESCAPE '!')", kind: 'k.kind = :kind', owner: 'k.owner = :owner',
  due: `(${inForce} AND k.reviewBy <= :today)`, cursor: '(k.editedAt < :at OR (k.editedAt = :at AND k.id < :id))',
};

/** Items a filter fits, the latest edited first. */
function matching(em: EntityManager, { state, ...filter }: Query, today: string): SelectQueryBuilder<KnowledgeRow> {
  const query = em.createQueryBuilder(KnowledgeRow, 'k').leftJoin(KnowledgeDraftRow, 'd', 'd.itemId = k.id').where(state ? `(${conditions[state]})` : '1 = 1');
  const given = (Object.keys(clauses) as (keyof typeof clauses)[]).filter((name) => filter[name] !== undefined);
  for (const name of given) query.andWhere(clauses[name]);
  const [at, id] = filter.cursor?.split('_') ?? [];
  return query.setParameters({ ...filter, q: containing(filter.q ?? ''), at: Number(at), id, today }).orderBy('k.editedAt', 'DESC').addOrderBy('k.id', 'DESC');
}

/** A page of items as editors keep them. */
export async function listItems({ platform: { db, clock }, departments }: KnowledgeDeps, query: Query): Promise<OutputOf<typeof listKnowledge>> {
  const today = shanghaiDay(clock.now());
  const { rows, drafts } = await db.read(async (em) => {
    const rows = await matching(em, query, today).take(pageSize + 1).getMany();
    return { rows, drafts: await em.find(KnowledgeDraftRow, { where: { itemId: In(rows.map(({ id }) => id)) }, select: { itemId: true, state: true } }) };
  });
  const draftOf = new Map(drafts.map(({ itemId, state }) => [itemId, state]));
  const names = await departments.names(rows.map(({ owner }) => owner));
  const items = rows.slice(0, pageSize).map((row) => {
    const { id, kind, title, documentNo, owner, version, effectiveTo, reviewBy, editedAt } = row;
    const state = standingOf(row, today);
    const due = state === 'published' && reviewBy !== null && reviewBy <= today;
    return { id, kind, title, documentNo, ownerName: names.get(owner) ?? owner, state, draft: draftOf.get(id) ?? null, published: version, effectiveTo, reviewBy, due, editedAt };
  });
  const last = items.at(-1);
  return { items, nextCursor: rows.length > pageSize && last ? `${last.editedAt}_${last.id}` : null };
}

import type { KnowledgeDraft, KnowledgeRecord, KnowledgeVersion } from '@hotline/shared/contracts/knowledge-editing.staff';
import { In, type EntityManager } from 'typeorm';
import { shanghaiDay } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import type { StaffActor } from '../staff';
import { nameIn, type KnowledgeDeps } from './deps';
import { itemIn } from './drafts';
import { KnowledgeDraftRow, KnowledgeVersionRow } from './editing.entity';
import { KnowledgeRow } from './knowledge.entity';
import { standingOf, textOf } from './knowledge-text';

type Names = ReadonlyMap<string, string>;
type Named = { readonly id: string; readonly title: string };

const headOf = ({ version, content, note, publishedAt, authors, reviewerId, restoredFrom }: KnowledgeVersionRow, names: Names) => ({
  version, title: content.title, note, publishedAt, restoredFrom, authors: authors.map((id) => nameIn(names, id)), reviewer: reviewerId && nameIn(names, reviewerId),
});

/** Titles of items named by others. */
async function named(em: EntityManager, ids: readonly (string | null | undefined)[]): Promise<Map<string, Named>> {
  const wanted = ids.filter((id) => typeof id === 'string');
  const rows = wanted.length === 0 ? [] : await em.find(KnowledgeRow, { where: { id: In(wanted) }, select: { id: true, title: true } });
  return new Map(rows.map(({ id, title }) => [id, { id, title }]));
}

interface Around {
  readonly actor: StaffActor;
  readonly names: Names;
  readonly items: ReadonlyMap<string, Named>;
}

function draftView({ state, version, content, base, replaces, note, authors, editedAt, publishAt, reviewerId, returnReason }: KnowledgeDraftRow, { actor, names, items }: Around): KnowledgeDraft {
  return {
    state, version, base, note, editedAt, publishAt, text: content,
    replaces: replaces === null ? null : (items.get(replaces) ?? null),
    authors: authors.map((id) => nameIn(names, id)), own: authors.includes(actor.id),
    returned: returnReason === null ? null : { reason: returnReason, by: reviewerId === null ? '系统' : nameIn(names, reviewerId) },
  };
}

/** An item with its draft and all its versions; throws knowledge.notFound. */
export async function recordOf({ platform: { db, clock }, staff }: KnowledgeDeps, actor: StaffActor, id: string): Promise<KnowledgeRecord> {
  const { item, draft, versions, items } = await db.read(async (em) => {
    const item = await itemIn(em, id);
    const draft = await em.findOneBy(KnowledgeDraftRow, { itemId: id });
    return { item, draft, versions: await em.find(KnowledgeVersionRow, { where: { itemId: id }, order: { version: 'DESC' } }), items: await named(em, [item.replacedBy, draft?.replaces]) };
  });
  const people = [...versions, ...(draft ? [draft] : [])].flatMap(({ authors, reviewerId }) => (reviewerId ? [...authors, reviewerId] : authors));
  const names = await staff.names(people);
  const replacedBy = item.replacedBy === null ? null : (items.get(item.replacedBy) ?? null);
  return {
    id, kind: item.kind, state: standingOf(item, shanghaiDay(clock.now())),
    published: item.version === 0 ? null : { version: item.version, text: textOf(item), replacedBy },
    draft: draft && draftView(draft, { actor, names, items }),
    versions: versions.map((row) => headOf(row, names)),
  };
}

/** One published version as it was, and which is the newest; throws knowledge.notFound. */
export async function versionOf({ platform: { db, clock }, staff }: KnowledgeDeps, id: string, version: number): Promise<KnowledgeVersion> {
  const { item, row } = await db.read(async (em) => ({ item: await itemIn(em, id), row: await em.findOneBy(KnowledgeVersionRow, { itemId: id, version }) }));
  if (!row) throw new AppError('knowledge.notFound');
  const names = await staff.names([...row.authors, ...(row.reviewerId ? [row.reviewerId] : [])]);
  const inForce = version === item.version && standingOf(item, shanghaiDay(clock.now())) === 'published';
  return { ...headOf(row, names), kind: item.kind, text: row.content, newest: item.version, inForce };
}

/** A version a reply may rest on: the one the person read, else the one in force. Throws knowledge.notFound. */
export async function cited(em: EntityManager, id: string, version: number | null): Promise<{ title: string; version: number }> {
  const item = await itemIn(em, id);
  const read = await em.findOneBy(KnowledgeVersionRow, { itemId: id, version: version ?? item.version });
  if (!read || (version === null && item.state !== 'published')) throw new AppError('knowledge.notFound');
  return { title: read.content.title, version: read.version };
}

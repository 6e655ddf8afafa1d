import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { KnowledgeText } from '@hotline/shared/contracts/knowledge-editing.staff';
import type { KnowledgeKind } from '@hotline/shared/vocabulary/knowledge-kind';
import type { KnowledgeState } from '@hotline/shared/vocabulary/knowledge-state';
import type { EntityManager } from 'typeorm';
import { isDuplicateKey } from '../../platform/db/db-errors';
import { AppError } from '../../platform/errors';
import type { KnowledgeDeps } from './deps';
import { KnowledgeRow } from './knowledge.entity';
import { isExpired } from './knowledge-search';

/** What an editor writes, out of a row. */
export function textOf({ title, body, questions, notes, source, documentNo, department, owner, categories, areas, effectiveFrom, effectiveTo, reviewBy }: KnowledgeRow): KnowledgeText {
  return { title, body, questions, notes: notes ?? '', source, documentNo, department, owner, categories, areas, effectiveFrom, effectiveTo, reviewBy };
}

/** The digest by which an import knows an item again: kind, title and document number, or owner where there is none. */
export const naturalKeyOf = (kind: KnowledgeKind, { title, documentNo, owner }: Pick<KnowledgeText, 'title' | 'documentNo' | 'owner'>): string =>
  createHash('sha256').update(JSON.stringify([kind, title, documentNo ?? owner])).digest('hex');

/** Whether two texts are the same to every reader. */
export const sameText = (one: KnowledgeText, other: KnowledgeText): boolean => isDeepStrictEqual({ ...one }, { ...other });

/** 《title》 as the audit trail and the desks name an item. */
export const nameOf = (title: string): string => `《${title}》`;

/** Where what was published stands on a day (`YYYY-MM-DD`); null for what never was. */
export function standingOf({ state, effectiveTo, replacedBy }: Pick<KnowledgeRow, 'state' | 'effectiveTo' | 'replacedBy'>, today: string): KnowledgeState | null {
  if (state === 'draft') return null;
  if (state === 'retired') return 'retired';
  if (!isExpired({ effectiveTo }, today)) return 'published';
  return replacedBy === null ? 'expired' : 'superseded';
}

/** Codes and districts a text names must be there; throws ticket.unknownCategory, ticket.unknownDepartment, ticket.unknownArea. */
export async function assertPlaces({ city, departments }: KnowledgeDeps, { categories, areas, department, owner }: KnowledgeText): Promise<void> {
  for (const code of categories) if (!(await city.hasCategory(code))) throw new AppError('ticket.unknownCategory');
  for (const code of [department, owner]) if (!(await departments.find(code))) throw new AppError('ticket.unknownDepartment');
  const districts = new Set((await city.listAreas(undefined)).items.map(({ name }) => name));
  if (areas.some((name) => !districts.has(name))) throw new AppError('ticket.unknownArea');
}

/** Whether publishing a text with a first day would leave today without the answer there is now; days are `YYYY-MM-DD`. */
export const leavesGap = (item: KnowledgeRow, { from, today }: { readonly from: string; readonly today: string }): boolean =>
  item.state === 'published' && item.effectiveFrom <= today && !isExpired(item, today) && from > today;

/** What may be superseded: an item once published and still public, other than the one that takes its place. */
export async function assertReplaceable(em: EntityManager, id: string, replaces: string | null): Promise<void> {
  if (replaces === null) return;
  const old = replaces === id ? null : await em.findOneBy(KnowledgeRow, { id: replaces });
  if (old?.state !== 'published' || (old.replacedBy !== null && old.replacedBy !== id)) throw new AppError('knowledge.unknownReplaced');
}

/** Runs a write that may give two items one natural key; throws knowledge.already. */
export async function withKey<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isDuplicateKey(error) ? new AppError('knowledge.already', { cause: error }) : error;
  }
}

import type { OwnFeedback } from '@hotline/shared/contracts/feedback.citizen';
import { feedbackAnswerers, type FeedbackItem, type listFeedback } from '@hotline/shared/contracts/feedback.staff';
import type { ParsedOf } from '@hotline/shared/contracts/contract';
import { countedTo } from '@hotline/shared/rules/limits';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../platform/errors';
import type { StaffActor } from '../staff';
import type { FeedbackDeps } from './deps';
import { FeedbackRow } from './feedback.entity';
import { answerOf, opinionOf } from './sealed-texts';

const pageSize = 20;

interface Filter extends Partial<ParsedOf<typeof listFeedback>['query']> {
  readonly citizenIds?: readonly string[];
}

interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** Newest first, a page at a time. */
async function pageOf(em: EntityManager, { citizenIds, kind, state, cursor }: Filter): Promise<Page<FeedbackRow>> {
  const query = em.createQueryBuilder(FeedbackRow, 'f').orderBy('f.at', 'DESC').addOrderBy('f.id', 'DESC').take(pageSize + 1);
  if (citizenIds) query.andWhere('f.citizenId IN (:...citizenIds)', { citizenIds });
  if (kind) query.andWhere('f.kind = :kind', { kind });
  if (state) query.andWhere('f.state = :state', { state });
  if (cursor) {
    const [at, id] = cursor.split('_');
    query.andWhere('(f.at < :at OR (f.at = :at AND f.id < :id))', { at: Number(at), id });
  }
  const rows = await query.getMany();
  const items = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? items.at(-1) : undefined;
  return { items, nextCursor: last ? `${last.at}_${last.id}` : null };
}

/** An opinion as its citizen sees it. */
export function ownView({ platform: { seal } }: Pick<FeedbackDeps, 'platform'>, row: FeedbackRow): OwnFeedback {
  const { id, kind, at, state, settledAt } = row;
  const text = answerOf(seal, row);
  return { id, kind, at, state, opinion: opinionOf(seal, row), answer: text === null ? null : { text, at: settledAt ?? at } };
}

/** A person's own, by whichever of their accounts they wrote it. */
export async function listOwn(deps: FeedbackDeps, citizenId: string, cursor: string | undefined): Promise<Page<OwnFeedback>> {
  const citizenIds = await deps.citizens.members(citizenId);
  const { items, nextCursor } = await deps.platform.db.read((em) => pageOf(em, { citizenIds, cursor }));
  return { items: items.map((row) => ownView(deps, row)), nextCursor };
}

const answers = ({ role }: StaffActor): boolean => feedbackAnswerers.some((able) => able === role);

async function views({ platform: { seal }, staff }: FeedbackDeps, actor: StaffActor, rows: readonly FeedbackRow[]): Promise<FeedbackItem[]> {
  const names = await staff.names(rows.flatMap(({ settledBy }) => settledBy ?? []));
  return rows.map((row) => {
    const { id, kind, channel, at, state, settledBy, settledAt, mayCall } = row;
    const abilities = { settle: state === 'open' && answers(actor), call: mayCall && answers(actor) && !actor.temporary };
    return { id, kind, channel, at, state, settledAt, abilities, opinion: opinionOf(seal, row), answer: answerOf(seal, row), settledBy: settledBy && (names.get(settledBy) ?? '工作人员') };
  });
}

/** What citizens think, as the desks see it. */
export async function list(deps: FeedbackDeps, actor: StaffActor, filter: Filter): Promise<Page<FeedbackItem>> {
  const { items, nextCursor } = await deps.platform.db.read((em) => pageOf(em, filter));
  return { items: await views(deps, actor, items), nextCursor };
}

/** One of them. Throws feedback.notFound. */
export async function show(deps: FeedbackDeps, actor: StaffActor, id: string): Promise<FeedbackItem> {
  const row = await deps.platform.db.read((em) => em.findOneBy(FeedbackRow, { id }));
  const [view] = row ? await views(deps, actor, [row]) : [];
  if (!view) throw new AppError('feedback.notFound');
  return view;
}

/** How many wait, counted no further than anybody cares. */
export const countOpen = async ({ platform: { db } }: FeedbackDeps): Promise<number> =>
  (await db.read((em) => em.find(FeedbackRow, { where: { state: 'open' }, select: { id: true }, take: countedTo }))).length;

import type { Gap, closeGap, listGaps } from '@hotline/shared/contracts/inquiries.staff';
import type { OutputOf, ParsedOf } from '@hotline/shared/contracts/contract';
import { gapKinds } from '@hotline/shared/vocabulary/inquiry';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { StaffActor } from '../../staff';
import type { InquiryDeps } from '../deps';
import { GapRow } from './gap.entity';

const pageSize = 50;

/** Gaps of a state and kind, the most frequent first; a cursor is the total and id of the last one seen. */
export async function gapPage(deps: InquiryDeps, actor: StaffActor, { state, kind, cursor }: ParsedOf<typeof listGaps>['query']): Promise<OutputOf<typeof listGaps>> {
  const [total, after] = cursor?.split('_') ?? [];
  const rows = await deps.platform.db.read((em) => {
    const query = em.createQueryBuilder(GapRow, 'g').where({ ...(state && { state }), ...(kind && { kind }) });
    if (after !== undefined) query.andWhere('(g.total < :total OR (g.total = :total AND g.id < :after))', { total: Number(total), after });
    return query.orderBy('g.total', 'DESC').addOrderBy('g.id', 'DESC').take(pageSize + 1).getMany();
  });
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  return { items: await gapViews(deps, actor, rows.slice(0, pageSize)), nextCursor: last ? `${last.total}_${last.id}` : null };
}

type Titles = ReadonlyMap<string, string>;

/** An item may have been taken away since; its name then says so. */
const named = (titles: Titles, id: string | null): Gap['answer'] => (id === null ? null : { id, title: titles.get(id) ?? '已下架的内容' });

const itemOf = ({ kind, subject }: GapRow): string | null => (kind === 'useless' ? subject : null);

async function subjectOf({ city }: InquiryDeps, { kind, subject }: GapRow, item: Gap['item']): Promise<string> {
  if (kind === 'uncited') return (await city.categoryName(subject)) ?? subject;
  return item?.title ?? subject;
}

async function gapViews(deps: InquiryDeps, actor: StaffActor, rows: readonly GapRow[]): Promise<Gap[]> {
  const names = await deps.staff.names(rows.flatMap(({ takenBy }) => takenBy ?? []));
  const titles = await deps.knowledge.titles(rows.flatMap((row) => [itemOf(row) ?? [], row.answerId ?? []].flat()));
  return Promise.all(rows.map(async (row) => {
    const item = named(titles, itemOf(row));
    return { ...row, item, subject: await subjectOf(deps, row, item), takenBy: row.takenBy && (names.get(row.takenBy) ?? '工作人员'), own: row.takenBy === actor.id, answer: named(titles, row.answerId) };
  }));
}

interface Step {
  readonly actor: StaffActor;
  readonly id: string;
  readonly version: number;
}

async function change(em: EntityManager, { id, version }: Step, news: Partial<GapRow>): Promise<GapRow> {
  const gap = await em.findOneBy(GapRow, { id });
  if (!gap) throw new AppError('gap.notFound');
  const { affected } = gap.closedAt === null ? await em.update(GapRow, { id, version }, { ...news, version: version + 1 }) : { affected: 0 };
  if (affected !== 1) throw new AppError('gap.changed');
  return { ...gap, ...news, version: version + 1 };
}

async function shownTo(deps: InquiryDeps, actor: StaffActor, gap: GapRow): Promise<Gap> {
  const [view] = await gapViews(deps, actor, [gap]);
  if (!view) throw new AppError('gap.notFound');
  return view;
}

/** An editor takes a gap on, also from a colleague; throws gap.notFound, gap.changed. */
export async function take(deps: InquiryDeps, step: Step): Promise<Gap> {
  const gap = await deps.platform.db.transact((em) => change(em, step, { state: 'taken', takenBy: step.actor.id }));
  return shownTo(deps, step.actor, gap);
}

/** A gap is filled, by an item where there is one, or left; throws gap.notFound, gap.changed, knowledge.notFound. */
export async function close(deps: InquiryDeps, step: Step, { answered, itemId, reason }: Omit<ParsedOf<typeof closeGap>['body'], 'version'>): Promise<Gap> {
  const { platform: { db, clock }, knowledge, audit } = deps;
  const answerId = answered ? itemId : null;
  if (answerId !== null) await knowledge.get(answerId);
  const gap = await db.transact(async (em) => {
    const closed = await change(em, step, { state: answered ? 'answered' : 'dismissed', takenBy: step.actor.id, answerId, reason, closedAt: clock.now() });
    await audit.record(em, step.actor, { action: 'editKnowledge', object: `知识缺口 ${gapKinds.labels[closed.kind]}`, detail: answered ? '标记为已补充' : '不予补充', reason });
    return closed;
  });
  return shownTo(deps, step.actor, gap);
}

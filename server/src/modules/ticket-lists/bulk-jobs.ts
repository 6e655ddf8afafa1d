import { bulkLimit, type BulkJob, type BulkWork, type TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { AppError } from '../../platform/errors';
import { newId } from '../../platform/ids';
import type { StaffActor } from '../staff';
import { TicketRow } from '../tickets';
import { BulkJobRow, BulkTicketRow } from './bulk.entity';
import type { ListDeps } from './deps';
import { listIds } from './list-tickets';
import { bulkBegun, type BulkBegun } from './run-bulk-job';

const atOnce = 500;
const latestJobs = 20;
const rowsAtOnce = 200;

interface Chosen {
  readonly work: BulkWork;
  readonly ids: readonly string[] | null;
  readonly filter: TicketFilter | null;
}

/** Every ticket of a filter, piece by piece. Throws bulk.tooMany beyond the limit. */
async function allIds(deps: ListDeps, actor: StaffActor, filter: TicketFilter): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const piece = await listIds(deps, actor, { filter, cursor, size: atOnce });
    ids.push(...piece.ids);
    if (ids.length > bulkLimit) throw new AppError('bulk.tooMany');
    cursor = piece.next;
  }
  return ids;
}

type Seen = Pick<TicketRow, 'id' | 'ticketNo' | 'version'>;

async function chosenTickets(deps: ListDeps, actor: StaffActor, { ids, filter }: Chosen): Promise<Seen[]> {
  if (!filter) return deps.tickets.listed(actor, [...new Set(ids)]);
  const all = await allIds(deps, actor, filter);
  const seen: Seen[] = [];
  for (let at = 0; at < all.length; at += atOnce) {
    const rows = await deps.platform.db.read((em) => em.find(TicketRow, { where: { id: In(all.slice(at, at + atOnce)) }, select: { id: true, ticketNo: true, version: true } }));
    seen.push(...rows);
  }
  return seen;
}

async function insertRows(em: EntityManager, jobId: string, tickets: readonly Seen[]): Promise<void> {
  const rows = tickets.map(({ id, ticketNo, version }, position) => ({ jobId, position, ticketId: id, ticketNo, ticketVersion: version, trial: null, outcome: null }));
  for (let at = 0; at < rows.length; at += atOnce) await em.insert(BulkTicketRow, rows.slice(at, at + atOnce));
}

/** Chooses the tickets as they are now and begins to rehearse. Throws bulk.empty and bulk.tooMany. */
export async function createBulkJob(deps: ListDeps, actor: StaffActor, chosen: Chosen): Promise<string> {
  const { db, clock, outbox } = deps.platform;
  const tickets = await chosenTickets(deps, actor, chosen);
  if (tickets.length === 0) throw new AppError('bulk.empty');
  const job: BulkJobRow = { id: newId(), staffId: actor.id, address: actor.address, work: chosen.work, phase: 'trying', total: tickets.length, createdAt: clock.now(), finishedAt: null };
  await db.transact(async (em) => {
    await em.insert(BulkJobRow, job);
    await insertRows(em, job.id, tickets);
    await outbox.publish(em, bulkBegun, { jobId: job.id, part: 'trial' } satisfies BulkBegun);
  });
  return job.id;
}

/** Does what was rehearsed; what the rehearsal refused stays refused. Throws bulk.notTried for a job in any other phase. */
export async function confirmBulkJob({ platform: { db, outbox } }: ListDeps, actor: StaffActor, id: string): Promise<void> {
  await db.transact(async (em) => {
    await ownJob(em, actor, id);
    const { affected } = await em.update(BulkJobRow, { id, phase: 'tried' }, { phase: 'running' });
    if (affected !== 1) throw new AppError('bulk.notTried');
    await em.createQueryBuilder().update(BulkTicketRow).set({ outcome: () => 'trial' }).where("jobId = :id AND trial <> 'done'", { id }).execute();
    await outbox.publish(em, bulkBegun, { jobId: id, part: 'outcome' } satisfies BulkBegun);
  });
}

/** Anybody else's job is not found. */
async function ownJob(em: EntityManager, actor: StaffActor, id: string): Promise<BulkJobRow> {
  const job = await em.findOneBy(BulkJobRow, { id, staffId: actor.id });
  if (!job) throw new AppError('bulk.notFound');
  return job;
}

interface Group {
  readonly trial: string | null;
  readonly outcome: string | null;
  readonly count: number;
}

function tallyOf(groups: readonly Group[], part: 'trial' | 'outcome'): BulkJob['trial'] {
  const sum = (wanted: (result: string) => boolean) => groups.filter((group) => group[part] !== null && wanted(group[part])).reduce((total, { count }) => total + count, 0);
  return { done: sum((result) => result === 'done'), refused: sum((result) => result !== 'done') };
}

function reasonsOf(groups: readonly Group[]): BulkJob['reasons'] {
  const counts = new Map<string, number>();
  for (const { trial, outcome, count } of groups) {
    const code = outcome ?? trial;
    if (code !== null && code !== 'done') counts.set(code, (counts.get(code) ?? 0) + count);
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}

async function viewOf(em: EntityManager, { id, work, phase, total, createdAt, finishedAt }: BulkJobRow): Promise<BulkJob> {
  const found = await em
    .createQueryBuilder(BulkTicketRow, 'r')
    .select('r.trial', 'trial')
    .addSelect('r.outcome', 'outcome')
    .addSelect('COUNT(*)', 'count')
    .where('r.jobId = :id', { id })
    .groupBy('r.trial')
    .addGroupBy('r.outcome')
    .getRawMany<Omit<Group, 'count'> & { count: string | number }>();
  const groups = found.map((group) => ({ ...group, count: Number(group.count) }));
  return { id, work, phase, total, createdAt, finishedAt, trial: tallyOf(groups, 'trial'), outcome: tallyOf(groups, 'outcome'), reasons: reasonsOf(groups) };
}

export const bulkJobOf = ({ platform: { db } }: ListDeps, actor: StaffActor, id: string): Promise<BulkJob> => db.read(async (em) => viewOf(em, await ownJob(em, actor, id)));

/** A person's latest jobs, newest first. */
export const listBulkJobs = ({ platform: { db } }: ListDeps, { id }: StaffActor): Promise<BulkJob[]> =>
  db.read(async (em) => {
    const jobs = await em.find(BulkJobRow, { where: { staffId: id }, order: { createdAt: 'DESC', id: 'DESC' }, take: latestJobs });
    const views = [];
    for (const job of jobs) views.push(await viewOf(em, job));
    return views;
  });

/** What became of each ticket, in the order they were chosen. */
export function listBulkRows({ platform: { db } }: ListDeps, actor: StaffActor, { id, after, refused }: { id: string; after: number; refused: boolean }) {
  return db.read(async (em) => {
    await ownJob(em, actor, id);
    const query = em.createQueryBuilder(BulkTicketRow, 'r').where({ jobId: id, position: MoreThan(after) }).orderBy('r.position').take(rowsAtOnce + 1);
    if (refused) query.andWhere("COALESCE(r.outcome, r.trial, 'done') <> 'done'");
    const rows = await query.getMany();
    const items = rows.slice(0, rowsAtOnce).map(({ position, ticketId, ticketNo, trial, outcome }) => ({ position, ticketId, ticketNo, trial, outcome }));
    return { items, next: rows.length > rowsAtOnce ? (items.at(-1)?.position ?? null) : null };
  });
}

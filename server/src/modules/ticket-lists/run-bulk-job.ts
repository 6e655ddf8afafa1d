import { IsNull } from 'typeorm';
import { AppError } from '../../platform/errors';
import { TryAgainAt, type OutboxEvent } from '../../platform/outbox/outbox';
import type { StaffActor } from '../staff';
import { BulkJobRow, BulkTicketRow } from './bulk.entity';
import type { ListDeps } from './deps';
import { takeBulkAction } from './take-bulk-action';

/** Topic of the event that keeps a bulk job going. */
export const bulkBegun = 'bulk.begun';

/** The rehearsal, or the work itself: each writes its own column. */
export interface BulkBegun {
  readonly jobId: string;
  readonly part: 'trial' | 'outcome';
}

/** Small, so that notices and others have their turn in between. */
const slice = 40;
const lanes = 4;

/** Ends a rehearsal: whatever it did is rolled back. */
class Rehearsed extends Error {}

interface Row {
  readonly job: BulkJobRow;
  readonly row: BulkTicketRow;
  readonly actor: StaffActor | null;
}

async function take(deps: ListDeps, { job, row, actor }: Row): Promise<void> {
  if (!actor) throw new AppError('permission.denied');
  const [ticket] = await deps.tickets.listed(actor, [row.ticketId]);
  if (!ticket) throw new AppError('ticket.notFound');
  await takeBulkAction(deps, job.work, { actor, ticket, version: row.ticketVersion });
}

const place = ({ row: { jobId, position } }: Row) => ({ jobId, position });

/** Does it and takes it back: what the real thing would answer, by the real thing's own checks. */
async function rehearse(deps: ListDeps, row: Row): Promise<void> {
  const { db } = deps.platform;
  await db
    .transact(async () => {
      await take(deps, row);
      throw new Rehearsed();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Rehearsed)) throw error;
    });
  await db.transact((em) => em.update(BulkTicketRow, place(row), { trial: 'done' }));
}

/** The action and its mark are one transaction: after an interruption nothing is done twice and nothing left out. */
const perform = (deps: ListDeps, row: Row): Promise<void> =>
  deps.platform.db.transact(async (em) => {
    const { affected } = await em.update(BulkTicketRow, { ...place(row), outcome: IsNull() }, { outcome: 'done' });
    if (affected === 1) await take(deps, row);
  });

async function settle(deps: ListDeps, part: BulkBegun['part'], row: Row): Promise<void> {
  try {
    await (part === 'trial' ? rehearse(deps, row) : perform(deps, row));
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    await deps.platform.db.transact((em) => em.update(BulkTicketRow, place(row), { [part]: error.code }));
  }
}

async function workOff(deps: ListDeps, part: BulkBegun['part'], rows: readonly Row[]): Promise<void> {
  const queue = [...rows];
  const lane = async (): Promise<void> => {
    for (let row = queue.shift(); row; row = queue.shift()) await settle(deps, part, row);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** A slice of a bulk job; asks to be called again until no ticket waits. */
export async function runBulkJob(deps: ListDeps, { payload }: OutboxEvent): Promise<void> {
  const { jobId, part } = payload as BulkBegun;
  const { db, clock } = deps.platform;
  const { job, rows } = await db.read(async (em) => ({
    job: await em.findOneByOrFail(BulkJobRow, { id: jobId }),
    rows: await em.find(BulkTicketRow, { where: { jobId, [part]: IsNull() }, order: { position: 'ASC' }, take: slice }),
  }));
  if (rows.length === 0) {
    const over = part === 'trial' ? { phase: 'tried' as const } : { phase: 'finished' as const, finishedAt: clock.now() };
    await db.transact((em) => em.update(BulkJobRow, { id: jobId, phase: part === 'trial' ? 'trying' : 'running' }, over));
    return;
  }
  const actor = await deps.staff.actor(job.staffId, job.address);
  await workOff(deps, part, rows.map((row) => ({ job, row, actor })));
  throw new TryAgainAt(clock.now());
}

import type { createSeats, listSeatBatches, SeatBatchView } from '@hotline/shared/contracts/seats.staff';
import type { OutputOf, ParsedOf } from '@hotline/shared/contracts/contract';
import type { SeatBatchState } from '@hotline/shared/vocabulary/account-state';
import { IsNull, type EntityManager } from 'typeorm';
import { endOfShanghaiDay } from '../../../platform/clock';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { StaffActor } from '../staff-actor';
import { StaffRow } from '../staff.entity';
import { newActivation, randomSymbols } from './activation-code';
import type { AccountsDeps } from './deps';
import { newAccount } from './new-account';
import { SeatBatchRow } from './seat-batch.entity';

type Draft = ParsedOf<typeof createSeats>['body'];

const insertStep = 250;
const prefixLength = 4;

function stateOf({ grantedAt, revokedAt, endsAt }: SeatBatchRow, now: number): SeatBatchState {
  if (revokedAt !== null) return 'revoked';
  if (endsAt <= now) return 'ended';
  return grantedAt === null ? 'ungranted' : 'active';
}

interface Counts {
  readonly seats: number;
  readonly activated: number;
}

async function countsOf(em: EntityManager, id?: string): Promise<Map<string, Counts>> {
  const query = em.createQueryBuilder(StaffRow, 's').select('s.seatBatch', 'id').addSelect('COUNT(*)', 'seats').addSelect("SUM(CASE WHEN s.passwordHash <> '' THEN 1 ELSE 0 END)", 'activated').groupBy('s.seatBatch');
  query.where(id ? 's.seatBatch = :id' : 's.seatBatch IS NOT NULL', { id });
  const rows = await query.getRawMany<{ id: string; seats: string | number; activated: string | number }>();
  return new Map(rows.map((row) => [row.id, { seats: Number(row.seats), activated: Number(row.activated) }]));
}

function viewOf(row: SeatBatchRow, counts: Counts | undefined, now: number): SeatBatchView {
  const { id, name, endsAt, categories, areas, createdAt } = row;
  return { id, name, endsAt, categories, areas, createdAt, state: stateOf(row, now), seats: counts?.seats ?? 0, activated: counts?.activated ?? 0 };
}

/** Batches, newest first. */
export async function listBatches({ platform: { db, clock } }: AccountsDeps): Promise<OutputOf<typeof listSeatBatches>> {
  const [rows, counts] = await db.read(async (em) => [await em.find(SeatBatchRow, { order: { id: 'DESC' } }), await countsOf(em)] as const);
  return { items: rows.map((row) => viewOf(row, counts.get(row.id), clock.now())) };
}

async function assertScope({ city }: AccountsDeps, { categories, areas }: Draft): Promise<void> {
  for (const code of categories) if (!(await city.hasCategory(code))) throw new AppError('ticket.unknownCategory');
  for (const code of areas) if (!(await city.hasArea(code))) throw new AppError('ticket.unknownArea');
}

/** Creates a batch of operators' accounts with an activation code each; the codes work once the batch is granted. Throws seats.dayPassed. */
export async function createBatch(deps: AccountsDeps, actor: StaffActor, draft: Draft): Promise<OutputOf<typeof createSeats>> {
  const { platform: { db, clock, seal }, audit } = deps;
  const createdAt = clock.now();
  const endsAt = endOfShanghaiDay(draft.lastDay);
  if (endsAt <= createdAt) throw new AppError('seats.dayPassed');
  await assertScope(deps, draft);
  const { name, count, categories, areas } = draft;
  const batch: SeatBatchRow = { id: newId(), name, endsAt, categories, areas, createdBy: actor.id, createdAt, grantedBy: null, grantedAt: null, revokedBy: null, revokedAt: null };
  const prefix = `T${randomSymbols(prefixLength)}`;
  const seats = Array.from({ length: count }, (_, at) => {
    const { code, set } = newActivation(seal, endsAt);
    const account = newAccount({ staffNo: `${prefix}-${String(at + 1).padStart(4, '0')}`, name: '', role: 'operator', department: null, createdAt });
    return { code, row: { ...account, ...set, usableUntil: endsAt, seatBatch: batch.id } };
  });
  await db.transact(async (em) => {
    await em.insert(SeatBatchRow, batch);
    for (let at = 0; at < seats.length; at += insertStep) await em.insert(StaffRow, seats.slice(at, at + insertStep).map(({ row }) => row));
    await audit.record(em, actor, { action: 'createSeats', object: `临时坐席“${name}”`, detail: `${count} 个，${prefix}-0001 起，最后一天 ${draft.lastDay}` });
  });
  return { batch: viewOf(batch, { seats: count, activated: 0 }, createdAt), codes: seats.map(({ code, row }) => ({ staffNo: row.staffNo, activationCode: code })) };
}

interface Turn {
  readonly actor: StaffActor;
  readonly id: string;
  readonly from: readonly SeatBatchState[];
  readonly batch: Partial<SeatBatchRow>;
  /** To every seat of the batch, in one statement. */
  readonly seats: Partial<StaffRow>;
  readonly action: 'grantSeats' | 'revokeSeats';
  readonly reason: string | null;
}

async function turn({ platform: { db, clock }, audit }: AccountsDeps, { actor, id, from, batch, seats, action, reason }: Turn): Promise<SeatBatchView> {
  const now = clock.now();
  return db.transact(async (em) => {
    const row = await em.findOneBy(SeatBatchRow, { id });
    if (!row) throw new AppError('seats.notFound');
    if (!from.includes(stateOf(row, now))) throw new AppError('seats.wrongState');
    if (action === 'grantSeats' && row.createdBy === actor.id) throw new AppError('account.own');
    // Two administrators at once: the second finds it done.
    const { affected } = await em.update(SeatBatchRow, { id, revokedAt: IsNull(), ...(action === 'grantSeats' && { grantedAt: IsNull() }) }, batch);
    if (affected !== 1) throw new AppError('seats.wrongState');
    await em.update(StaffRow, { seatBatch: id }, seats);
    const view = viewOf({ ...row, ...batch }, (await countsOf(em, id)).get(id), now);
    await audit.record(em, actor, { action, reason, object: `临时坐席“${row.name}”`, detail: `${view.seats} 个，已激活 ${view.activated} 个` });
    return view;
  });
}

/** Puts a batch into use; granted by somebody else than whoever created it. */
export function grantBatch(deps: AccountsDeps, actor: StaffActor, id: string): Promise<SeatBatchView> {
  const now = deps.platform.clock.now();
  return turn(deps, { actor, id, from: ['ungranted'], batch: { grantedBy: actor.id, grantedAt: now }, seats: { disabled: false, grantedAt: now }, action: 'grantSeats', reason: null });
}

/** Ends every seat of a batch. Accounts are read for every request, so this is felt at once on every replica. */
export function revokeBatch(deps: AccountsDeps, { actor, id, reason }: { readonly actor: StaffActor; readonly id: string; readonly reason: string }): Promise<SeatBatchView> {
  const now = deps.platform.clock.now();
  return turn(deps, { actor, id, from: ['ungranted', 'active'], batch: { revokedBy: actor.id, revokedAt: now }, seats: { disabled: true, grantedAt: now, activationHash: null }, action: 'revokeSeats', reason });
}

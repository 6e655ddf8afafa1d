import { blocklistLimits } from '@hotline/shared/rules/blocklist-limits';
import type { BlocklistTerms } from '@hotline/shared/contracts/blocklist.staff';
import { blocklistEffects, blocklistReasons } from '@hotline/shared/vocabulary/blocklist';
import { In, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { endOfShanghaiDay, shanghaiDay } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import { newId } from '../../platform/ids';
import type { StaffActor } from '../staff';
import { BlocklistAppealRow, BlocklistEntryRow } from './blocklist.entity';
import type { BlocklistDeps } from './deps';

const dayMs = 24 * 3600_000;
const phonePlace = (id: string): string => `blocklist.phone.${id}`;

/** The number an entry names, in full; null for an account. */
export const phoneOf = ({ platform }: BlocklistDeps, { id, phoneSealed }: BlocklistEntryRow): string | null => platform.seal.open(phoneSealed, phonePlace(id));

/** An entry as the audit trail names it. */
function nameOf(deps: BlocklistDeps, entry: BlocklistEntryRow): string {
  const phone = phoneOf(deps, entry);
  return entry.ticketNo === null ? `尾号${(phone ?? '').slice(-4)}` : `工单${entry.ticketNo}的诉求人`;
}

/** The last instant of the last day; never longer than the law of proportion allows. */
function endOf(until: string, now: number): number {
  const today = shanghaiDay(now);
  if (until < today) throw new AppError('blocklist.dayPassed');
  const endsAt = endOfShanghaiDay(until);
  if (endsAt - endOfShanghaiDay(today) > blocklistLimits.days * dayMs) throw new AppError('blocklist.tooLong');
  return endsAt;
}

export interface NewEntry {
  readonly subject: string;
  /** Kept only where it is what the entry names. */
  readonly phone: string | null;
  readonly ticketNo: string | null;
  readonly terms: BlocklistTerms;
}

/** Proposes an entry. Throws blocklist.dayPassed, blocklist.tooLong and blocklist.already while another one stands. */
export async function enter(deps: BlocklistDeps, actor: StaffActor, { subject, phone, ticketNo, terms: { until, ...terms } }: NewEntry): Promise<void> {
  const { db, clock, seal } = deps.platform;
  const now = clock.now();
  const id = newId();
  const open = { decidedBy: null, decidedAt: null, liftedBy: null, liftReason: null };
  const row: BlocklistEntryRow = { ...terms, ...open, id, subject, phoneSealed: seal.seal(phone, phonePlace(id)), ticketNo, endsAt: endOf(until, now), state: 'proposed', enteredBy: actor.id, enteredAt: now };
  await db.transact(async (em) => {
    if (await em.existsBy(BlocklistEntryRow, { subject, state: In(['proposed', 'active']), endsAt: MoreThan(now) })) throw new AppError('blocklist.already');
    await em.insert(BlocklistEntryRow, row);
    const detail = `${blocklistReasons.labels[row.reason]}，${blocklistEffects.labels[row.effect]}，至${until}`;
    await deps.audit.record(em, actor, { action: 'enterBlocklist', object: nameOf(deps, row), detail, reason: row.facts });
  });
}

/** Whether it stands, confirmed or not, and its day has not passed. */
export const isOpen = ({ state, endsAt }: BlocklistEntryRow, now: number): boolean => (state === 'proposed' || state === 'active') && endsAt > now;

/** The entry, still in the state something is to be done in. Throws blocklist.notFound and blocklist.wrongState. */
async function standing(em: EntityManager, id: string, now: number): Promise<BlocklistEntryRow> {
  const entry = await em.findOneBy(BlocklistEntryRow, { id });
  if (!entry) throw new AppError('blocklist.notFound');
  if (!isOpen(entry, now)) throw new AppError('blocklist.wrongState');
  return entry;
}

/** Two people at once: the second finds the state gone. */
async function move(em: EntityManager, { id, state }: BlocklistEntryRow, changes: Partial<BlocklistEntryRow>): Promise<void> {
  const { affected } = await em.update(BlocklistEntryRow, { id, state }, changes);
  if (affected !== 1) throw new AppError('blocklist.wrongState');
}

interface Which {
  readonly actor: StaffActor;
  readonly id: string;
}

/** Confirms or refuses a proposal. Throws blocklist.own for who entered it. */
export function decide(deps: BlocklistDeps, { actor, id }: Which, confirmed: boolean): Promise<void> {
  const { db, clock } = deps.platform;
  return db.transact(async (em) => {
    const entry = await standing(em, id, clock.now());
    if (entry.state !== 'proposed') throw new AppError('blocklist.wrongState');
    if (entry.enteredBy === actor.id) throw new AppError('blocklist.own');
    await move(em, entry, { state: confirmed ? 'active' : 'refused', decidedBy: actor.id, decidedAt: clock.now() });
    await deps.audit.record(em, actor, { action: 'decideBlocklist', object: nameOf(deps, entry), detail: confirmed ? '同意' : '不同意' });
  });
}

/** Ends an entry, or takes a proposal back; an appeal that waits is granted by it. */
export function lift(deps: BlocklistDeps, { actor, id }: Which, reason: string): Promise<void> {
  const { db, clock } = deps.platform;
  return db.transact(async (em) => {
    const entry = await standing(em, id, clock.now());
    await move(em, entry, { state: 'lifted', liftedBy: actor.id, liftReason: reason });
    await em.update(BlocklistAppealRow, { openFor: id }, { openFor: null, granted: true, explanation: reason, decidedBy: actor.id });
    await deps.audit.record(em, actor, { action: 'liftBlocklist', object: nameOf(deps, entry), reason });
  });
}

interface Judgement {
  readonly granted: boolean;
  readonly explanation: string;
}

/** Decides the appeal that waits; granted, the entry ends. Throws blocklist.own for who entered it. */
export function judgeAppeal(deps: BlocklistDeps, { actor, id }: Which, { granted, explanation }: Judgement): Promise<void> {
  const { db, clock } = deps.platform;
  return db.transact(async (em) => {
    const entry = await standing(em, id, clock.now());
    if (entry.enteredBy === actor.id) throw new AppError('blocklist.own');
    const { affected } = await em.update(BlocklistAppealRow, { openFor: id }, { openFor: null, granted, explanation, decidedBy: actor.id });
    if (affected !== 1) throw new AppError('blocklist.wrongState');
    if (granted) await move(em, entry, { state: 'lifted', liftedBy: actor.id, liftReason: explanation });
    await deps.audit.record(em, actor, { action: 'decideAppeal', object: nameOf(deps, entry), detail: granted ? '解除名单' : '维持名单', reason: explanation });
  });
}

/** Files an appeal of somebody whom the entry limits; the caller has looked at that. Throws blocklist.appealWaits. */
export function appeal(deps: BlocklistDeps, entry: BlocklistEntryRow, { citizenId, text }: { readonly citizenId: string; readonly text: string }): Promise<void> {
  const { db, clock } = deps.platform;
  return db.transact(async (em) => {
    if (await em.existsBy(BlocklistAppealRow, { openFor: entry.id })) throw new AppError('blocklist.appealWaits');
    await em.insert(BlocklistAppealRow, { id: newId(), entryId: entry.id, openFor: entry.id, citizenId, text, at: clock.now(), granted: null, explanation: null, decidedBy: null });
    await deps.audit.record(em, { id: null, staffNo: '', name: '诉求人', address: '' }, { action: 'appealBlocklist', object: nameOf(deps, entry) });
  });
}

/** The newest appeal of each entry that has one. */
export async function newestAppeals(em: EntityManager, entries: readonly Pick<BlocklistEntryRow, 'id'>[]): Promise<Map<string, BlocklistAppealRow>> {
  const rows = entries.length === 0 ? [] : await em.find(BlocklistAppealRow, { where: { entryId: In(entries.map(({ id }) => id)) }, order: { id: 'ASC' } });
  return new Map(rows.map((row) => [row.entryId, row]));
}

/** Entries with an appeal that waits. */
export const appealed = async (em: EntityManager): Promise<string[]> => (await em.find(BlocklistAppealRow, { where: { granted: IsNull() }, select: { entryId: true } })).map(({ entryId }) => entryId);

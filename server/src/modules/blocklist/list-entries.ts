import type { BlocklistEntry, listBlocklist } from '@hotline/shared/contracts/blocklist.staff';
import type { ParsedOf } from '@hotline/shared/contracts/contract';
import { maskPhone } from '@hotline/shared/rules/phone-mask';
import type { BlocklistState } from '@hotline/shared/vocabulary/blocklist';
import type { SelectQueryBuilder } from 'typeorm';
import { AppError } from '../../platform/errors';
import type { StaffActor } from '../staff';
import { BlocklistEntryRow, type BlocklistAppealRow } from './blocklist.entity';
import type { BlocklistDeps } from './deps';
import { appealed, isOpen, newestAppeals, phoneOf } from './entries';

const pageSize = 50;

type Filter = ParsedOf<typeof listBlocklist>['query'];

const stateOf = (entry: BlocklistEntryRow, now: number): BlocklistState => (['proposed', 'active'].includes(entry.state) && !isOpen(entry, now) ? 'ended' : entry.state);

interface Shown {
  readonly entry: BlocklistEntryRow;
  readonly appeal: BlocklistAppealRow | null;
}

function abilitiesOf({ entry, appeal }: Shown, actor: StaffActor, now: number): BlocklistEntry['abilities'] {
  const state = stateOf(entry, now);
  const another = entry.enteredBy !== actor.id;
  return { confirm: state === 'proposed' && another, lift: isOpen(entry, now), decideAppeal: state === 'active' && another && appeal?.granted === null };
}

function viewOf(deps: BlocklistDeps, { entry, appeal }: Shown, { actor, names }: { readonly actor: StaffActor; readonly names: ReadonlyMap<string, string> }): BlocklistEntry {
  const { id, ticketNo, reason, facts, effect, perDay, endsAt, enteredAt, liftReason } = entry;
  const named = (staffId: string | null): string | null => staffId && (names.get(staffId) ?? '工作人员');
  const phone = phoneOf(deps, entry);
  const now = deps.platform.clock.now();
  const state = stateOf(entry, now);
  return {
    id, ticketNo, reason, facts, effect, perDay, endsAt, enteredAt, liftReason, state,
    phoneMasked: phone && maskPhone(phone),
    enteredBy: named(entry.enteredBy) ?? '', decidedBy: named(entry.decidedBy), liftedBy: named(entry.liftedBy),
    appeal: appeal && { text: appeal.text, at: appeal.at, granted: appeal.granted, explanation: appeal.explanation, decidedBy: named(appeal.decidedBy) },
    abilities: abilitiesOf({ entry, appeal }, actor, now),
  };
}

async function views(deps: BlocklistDeps, actor: StaffActor, entries: readonly BlocklistEntryRow[]): Promise<BlocklistEntry[]> {
  const appeals = await deps.platform.db.read((em) => newestAppeals(em, entries));
  const shown = entries.map((entry): Shown => ({ entry, appeal: appeals.get(entry.id) ?? null }));
  const names = await deps.staff.names(shown.flatMap(({ entry, appeal }) => [entry.enteredBy, entry.decidedBy, entry.liftedBy, appeal?.decidedBy].flatMap((id) => id ?? [])));
  return shown.map((each) => viewOf(deps, each, { actor, names }));
}

/** One entry as somebody may act on it. Throws blocklist.notFound. */
export async function showEntry(deps: BlocklistDeps, actor: StaffActor, id: string): Promise<BlocklistEntry> {
  const entry = await deps.platform.db.read((em) => em.findOneBy(BlocklistEntryRow, { id }));
  const [view] = entry ? await views(deps, actor, [entry]) : [];
  if (!view) throw new AppError('blocklist.notFound');
  return view;
}

type Query = SelectQueryBuilder<BlocklistEntryRow>;

/** A state that time has ended is `ended`, whatever is stored. */
function inState(query: Query, state: NonNullable<Filter['state']>, { now, waiting }: { readonly now: number; readonly waiting: readonly string[] }): void {
  if (state === 'appealed') query.andWhere("e.state = 'active' AND e.endsAt > :now AND e.id IN (:...ids)", { now, ids: ['', ...waiting] });
  else if (state === 'ended') query.andWhere("e.state IN ('proposed', 'active') AND e.endsAt <= :now", { now });
  else query.andWhere("e.state = :state AND (e.endsAt > :now OR e.state NOT IN ('proposed', 'active'))", { state, now });
}

function after(query: Query, cursor: string): void {
  const [at, id] = cursor.split('_');
  query.andWhere('(e.enteredAt < :at OR (e.enteredAt = :at AND e.id < :id))', { at: Number(at), id });
}

/** Entries of a filter, newest first. */
export async function listEntries(deps: BlocklistDeps, actor: StaffActor, { state, reason, effect, cursor }: Filter): Promise<{ items: BlocklistEntry[]; nextCursor: string | null }> {
  const { db, clock } = deps.platform;
  const rows = await db.read(async (em) => {
    const query = em.createQueryBuilder(BlocklistEntryRow, 'e').orderBy('e.enteredAt', 'DESC').addOrderBy('e.id', 'DESC').take(pageSize + 1);
    if (reason) query.andWhere('e.reason = :reason', { reason });
    if (effect) query.andWhere('e.effect = :effect', { effect });
    if (state) inState(query, state, { now: clock.now(), waiting: await appealed(em) });
    if (cursor) after(query, cursor);
    return query.getMany();
  });
  const items = await views(deps, actor, rows.slice(0, pageSize));
  const last = rows.length > pageSize ? items.at(-1) : undefined;
  return { items, nextCursor: last ? `${last.enteredAt}_${last.id}` : null };
}

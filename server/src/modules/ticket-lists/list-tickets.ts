import type { TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { In } from 'typeorm';
import type { StaffActor } from '../staff';
import { TicketRow } from '../tickets';
import type { ListDeps } from './deps';
import { planOf } from './plan';
import { readIds, type Piece } from './read-ids';

interface Wanted {
  readonly filter: TicketFilter;
  readonly cursor?: string | undefined;
  readonly size: number;
}

/** Ids of the tickets of a filter that somebody may see. */
export async function listIds(deps: ListDeps, actor: StaffActor, { filter, cursor, size }: Wanted): Promise<Piece> {
  const plan = await planOf(deps, filter, await deps.tickets.scopeOf(actor));
  return deps.platform.db.read((em) => readIds(em, plan, { cursor, size }));
}

/** Tickets by their ids, in the order of the ids; what somebody may not see is left out whatever brought it here. */
export async function ticketsById(deps: ListDeps, actor: StaffActor, ids: readonly string[]): Promise<TicketRow[]> {
  if (ids.length === 0) return [];
  const sees = await deps.tickets.sightOf(actor);
  const rows = new Map((await deps.platform.db.read((em) => em.findBy(TicketRow, { id: In([...ids]) }))).map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []).filter(sees);
}

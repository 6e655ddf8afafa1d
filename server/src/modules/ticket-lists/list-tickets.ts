import type { TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import type { StaffActor } from '../staff';
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

import { LessThan } from 'typeorm';
import { isDuplicateKey } from '../../../platform/db/db-errors';
import { AppError } from '../../../platform/errors';
import type { Platform } from '../../../platform/platform';
import type { StaffActor } from '../../staff';
import type { Actor } from '../life/actor';
import type { Scene } from '../life/change-ticket';
import { withinSeat } from '../life/seat-limits';
import { visibleTo } from '../life/visible-to';
import type { TicketDeps } from '../deps';
import { TicketRow } from '../ticket.entity';
import { ClaimRow } from './claim.entity';

/** After this long without a sign of its owner a ticket goes back to the pool. */
export const idleMs = 5 * 60_000;
const candidates = 20;

/**
 * 领取下一件: the most pressing ticket that nobody has, for this operator alone. Many may ask at once: the row's key
 * decides, and whoever loses takes the next. Throws ticket.noneWaiting.
 */
export async function claimNext(deps: TicketDeps, actor: StaffActor): Promise<string> {
  const { platform } = deps;
  const { db, clock } = platform;
  const scope = await visibleTo(actor, deps);
  for (;;) {
    const waiting = await db.read((em) =>
      withinSeat(em.createQueryBuilder(TicketRow, 't'), 'all' in scope ? scope.seat : null)
        .select('t.id', 'id')
        .leftJoin(ClaimRow, 'c', 'c.ticketId = t.id')
        .andWhere("t.state = 'submitted' AND c.ticketId IS NULL")
        .orderBy('t.dueAt', 'ASC')
        .addOrderBy('t.id', 'ASC')
        .limit(candidates)
        .getRawMany<{ id: string }>(),
    );
    if (waiting.length === 0) throw new AppError('ticket.noneWaiting');
    for (const { id } of waiting) if (await insertClaim(platform, { ticketId: id, staffId: actor.id, now: clock.now() })) return id;
  }
}

async function insertClaim({ db }: Platform, { ticketId, staffId, now }: { readonly ticketId: string; readonly staffId: string; readonly now: number }): Promise<boolean> {
  try {
    await db.transact((em) => em.insert(ClaimRow, { ticketId, staffId, at: now, seenAt: now }));
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Takes a certain ticket, or shows that its owner is still there. Throws ticket.claimedByOther. */
export async function claim(platform: Platform, actor: StaffActor, ticketId: string): Promise<void> {
  const now = platform.clock.now();
  if (await insertClaim(platform, { ticketId, staffId: actor.id, now })) return;
  const { affected } = await platform.db.transact((em) => em.update(ClaimRow, { ticketId, staffId: actor.id }, { seenAt: now }));
  if (affected !== 1) throw new AppError('ticket.claimedByOther');
}

/** Puts a ticket back into the pool. */
export const release = (platform: Platform, actor: StaffActor, ticketId: string): Promise<unknown> => platform.db.transact((em) => em.delete(ClaimRow, { ticketId, staffId: actor.id }));

/** Tickets whose owner has gone quiet are everybody's again. */
export const releaseIdle = ({ db, clock }: Platform): Promise<unknown> => db.transact((em) => em.delete(ClaimRow, { seenAt: LessThan(clock.now() - idleMs) }));

/** Another operator's ticket is not to be decided on; with the decision the claim ends. Throws ticket.claimedByOther. */
export async function settleClaim({ em }: Scene, ticketId: string, actor: Actor): Promise<void> {
  const held = await em.findOneBy(ClaimRow, { ticketId });
  if (!held) return;
  if (actor.kind === 'staff' && actor.role === 'operator' && held.staffId !== actor.id) throw new AppError('ticket.claimedByOther');
  await em.delete(ClaimRow, { ticketId });
}

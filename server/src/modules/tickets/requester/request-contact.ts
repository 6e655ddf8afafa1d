import { contactOutcomes, type ContactOutcome } from '@hotline/shared/vocabulary/contact';
import { judge } from '@hotline/shared/rules/lifecycle';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { StaffActor } from '../../staff';
import { findVisible } from '../desk/ticket.query';
import type { TicketDeps } from '../deps';
import { addNote } from '../intake/say';
import { ContactRequestRow } from './contact-request.entity';
import { openContact } from './personal-data';
import type { RelayCalls, RelayNumber } from './relay-calls';

/**
 * Lets a handler reach the requester without the number: by a relay number, else by asking the hotline to call. Both are
 * audited. Throws ticket.notFound, and ticket.wrongState where nobody has to be reached.
 */
export async function requestContact(deps: TicketDeps, relayCalls: RelayCalls | null, { actor, ticketId }: { readonly actor: StaffActor; readonly ticketId: string }): Promise<RelayNumber | null> {
  const { db, seal } = deps.platform;
  const ticket = await findVisible(deps, { actor, ticketId });
  const { contactPhone } = openContact(seal, ticket);
  if (judge('addNote', ticket.state, 'handler') !== 'allowed' || contactPhone === '') throw new AppError('ticket.wrongState', { state: ticket.state });
  const relay = (await relayCalls?.relayTo(contactPhone)) ?? null;
  await db.transact(async (em) => {
    if (!relay) {
      const row: ContactRequestRow = { id: newId(), ticketId, staffId: actor.id, openFor: ticketId, createdAt: deps.platform.clock.now(), doneAt: null, doneBy: null };
      await em.createQueryBuilder().insert().into(ContactRequestRow).values(row).orIgnore().updateEntity(false).execute();
    }
    await deps.audit.record(em, actor, { action: 'requestContact', object: `工单${ticket.ticketNo}`, detail: relay ? '中间号' : '请热线代为联系' });
  });
  return relay;
}

interface Called {
  readonly actor: StaffActor;
  readonly id: string;
  readonly outcome: ContactOutcome;
  readonly note: string;
}

/** The hotline has called: what came of it stands on the ticket as a note of its departments'. */
export function finishContact(deps: TicketDeps, { actor, id, outcome, note }: Called): Promise<void> {
  const { db, clock } = deps.platform;
  return db.transact(async (em) => {
    const row = await em.findOneBy(ContactRequestRow, { id });
    const { affected } = await em.update(ContactRequestRow, { id, openFor: row?.ticketId ?? '' }, { openFor: null, doneAt: clock.now(), doneBy: actor.id });
    // Refused, the request stays open: what was said on the telephone is not lost.
    if (row && affected === 1) await addNote(deps, { actor, ticketId: row.ticketId }, { text: `热线代为联系：${contactOutcomes.labels[outcome]}。${note}` });
  });
}

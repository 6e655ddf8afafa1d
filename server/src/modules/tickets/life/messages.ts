import type { MessageKind } from '@hotline/shared/vocabulary/message-kind';
import { newId } from '../../../platform/ids';
import type { Actor } from './actor';
import type { Scene } from './change-ticket';
import { TicketMessageRow } from './ticket-message.entity';

/** Writes what somebody says about a ticket, in the transaction of the change it belongs to. */
export async function writeMessage({ em, now }: Scene, ticketId: string, { actor, kind, text }: { readonly actor: Actor; readonly kind: MessageKind; readonly text: string }): Promise<void> {
  await em.insert(TicketMessageRow, { id: newId(), ticketId, kind, text, authorKind: actor.kind, authorId: actor.id, at: now });
}

import { broadcastSenders, type BroadcastView } from '@hotline/shared/contracts/broadcasts.staff';
import type { StaffActor } from '../staff';
import type { BroadcastRow } from './broadcast.entity';

/** A broadcast as everybody reads it. */
export function broadcastView({ id, title, body, mustRead, addressedTo, sentTo, knowledge, senderName, sentAt, expiresAt, supersedes, supersededBy }: BroadcastRow): BroadcastView {
  return { id, title, body, mustRead, addressedTo, sentTo, knowledge, senderName, sentAt, expiresAt, supersedes, supersededBy };
}

/** Whether somebody sends broadcasts and so sees all of them. */
export const isSender = ({ role }: Pick<StaffActor, 'role'>): boolean => broadcastSenders.includes(role);

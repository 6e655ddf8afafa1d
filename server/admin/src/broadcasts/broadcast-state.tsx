import type { BroadcastItem } from '@hotline/shared/contracts/broadcasts.staff';

type State = 'void' | 'expired' | 'unread' | 'read' | 'inForce';

const marks: Readonly<Record<State, readonly [word: string, look: string]>> = { void: ['已作废', 'mark-done'], expired: ['已失效', 'mark-done'], unread: ['未读', 'mark-warn mark-alone'], read: ['已读', 'mark-open'], inForce: ['有效', 'mark-open'] };

/** Neither void nor over. */
export const isInForce = ({ supersededBy, expiresAt }: BroadcastItem, now: number): boolean => supersededBy === null && expiresAt > now;

/** How a broadcast stands for the person here. */
function stateOf(broadcast: BroadcastItem, now: number): State {
  const { supersededBy, addressed, readAt } = broadcast;
  if (!isInForce(broadcast, now)) return supersededBy === null ? 'expired' : 'void';
  if (!addressed) return 'inForce';
  return readAt === null ? 'unread' : 'read';
}

export function BroadcastMark({ broadcast, now }: { readonly broadcast: BroadcastItem; readonly now: number }) {
  const [word, look] = marks[stateOf(broadcast, now)];
  return <span className={`mark ${look}`}>{word}</span>;
}

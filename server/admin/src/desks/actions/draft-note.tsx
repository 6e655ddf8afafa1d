import { useSyncExternalStore } from 'react';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { draftStateOf, onDrafts, type DraftState } from './drafts';

function wordsOf(state: DraftState, now: number): string {
  if (state.kind === 'saved') return `草稿已保存 ${formatInstant(state.at, now).replace('今天 ', '')}`;
  return { none: '', unsaved: '正在保存草稿', failed: '草稿未能保存到服务器，内容仍在本页' }[state.kind];
}

/** Whether what was typed would survive this computer. */
export function DraftNote({ ticketId, action }: { readonly ticketId: string; readonly action: StaffAction }) {
  const now = useNow();
  const state = useSyncExternalStore(onDrafts, () => draftStateOf(ticketId, action));
  return <span className={state.kind === 'failed' ? 'draft-failed' : 'quiet'} role="status" data-testid="draft-state">{wordsOf(state, now)}</span>;
}

import { useCallback, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { staffActions, type StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { Desk } from '@hotline/shared/vocabulary/desk';
import { ticketStates, type TicketState } from '@hotline/shared/vocabulary/ticket-state';
import type { Queue } from './desk-table';

const oneOf = <T extends string>(known: readonly T[], given: string | null): T | undefined => known.find((item) => item === given);

/** Where somebody is at a desk. All of it stands in the address, so that a link or a reload leads back here. */
export interface DeskPlace<D extends Desk = Queue> {
  readonly desk: D;
  readonly ticketId: string | undefined;
  readonly state: TicketState | undefined;
  /** The action whose form is open. */
  readonly doing: StaffAction | undefined;
  readonly open: (ticketId: string, doing?: StaffAction) => void;
  readonly close: () => void;
  readonly start: (doing: StaffAction | undefined) => void;
  readonly filter: (state: TicketState | undefined) => void;
}

/** A copy of the query with one value set or taken out. */
function withParam(search: URLSearchParams, name: string, value: string | undefined): string {
  const next = new URLSearchParams(search);
  next.delete(name);
  if (value) next.set(name, value);
  const text = next.toString();
  return text ? `?${text}` : '';
}

export function useDeskPlace<D extends Desk>(desk: D, ticketId: string | undefined): DeskPlace<D> {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const go = useCallback((id: string | undefined, query: string) => void navigate(`/desks/${desk}${id ? `/${id}` : ''}${query}`), [navigate, desk]);
  return useMemo(
    () => ({
      desk,
      ticketId,
      state: oneOf(ticketStates.codes, search.get('state')),
      doing: oneOf(staffActions, search.get('do')),
      open: (id, doing) => go(id, withParam(search, 'do', doing)),
      close: () => go(undefined, withParam(search, 'do', undefined)),
      start: (doing) => go(ticketId, withParam(search, 'do', doing)),
      filter: (state) => go(undefined, withParam(new URLSearchParams(withParam(search, 'do', undefined)), 'state', state)),
    }),
    [desk, ticketId, search, go],
  );
}

import { useEffect, useState } from 'react';
import type { OthersDraft } from '@hotline/shared/contracts/desk-work.staff';
import { fetchDrafts } from '../actions/drafts';

/** Fetches the drafts of a ticket; null until then. Where they cannot be had, forms begin with what is on this page. */
export function useDrafts(ticketId: string, version: number | undefined): readonly OthersDraft[] | null {
  const [others, setOthers] = useState<readonly OthersDraft[] | null>(null);
  useEffect(() => {
    if (version === undefined) return undefined;
    let wanted = true;
    fetchDrafts(ticketId, version).then((found) => wanted && setOthers(found), () => wanted && setOthers([]));
    return () => {
      wanted = false;
    };
  }, [ticketId, version]);
  return others;
}

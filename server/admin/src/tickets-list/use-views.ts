import { useCallback, useState } from 'react';
import type { AnyContract, InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { listViews, type SavedView } from '@hotline/shared/contracts/ticket-lists.staff';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { useLiveBurst } from '../api/live-context';
import { useLoad } from '../api/use-load';

type ViewsContract = AnyContract & { readonly response: (typeof listViews)['response'] };

export interface Views {
  readonly items: readonly SavedView[] | undefined;
  readonly fault: Fault | undefined;
  /** Changes a view; every change is answered with all of them. Resolves to whether it was done. */
  readonly run: <C extends ViewsContract>(contract: C, input: InputOf<C>) => Promise<boolean>;
}

/** The person's views with their counts, which follow the live stream at ease. */
export function useViews(): Views {
  const { data, fault, reload, put } = useLoad(useCallback(() => call(listViews, {}), []));
  const [refused, setRefused] = useState<Fault | undefined>(undefined);
  useLiveBurst('ticket', reload, 5000);
  const run: Views['run'] = async (contract, input) => {
    try {
      put((await call(contract, input)) as OutputOf<typeof listViews>);
      setRefused(undefined);
      return true;
    } catch (thrown) {
      setRefused(faultOf(thrown));
      return false;
    }
  };
  return { items: data?.items, fault: refused ?? fault, run };
}

import { useState } from 'react';
import { faultOf, type Fault } from '../api/fault';

interface Doing {
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** Runs something once; resolves to whether it succeeded. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>;
}

/** A button's work: busy meanwhile, and what went wrong afterwards. */
export function useDoing(): Doing {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const run = async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      await work();
      return true;
    } catch (thrown) {
      setFault(faultOf(thrown));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, run };
}

import { App } from 'antd';
import { useState } from 'react';
import { faultOf, type Fault } from '../../api/fault';

/** One write at a time; what was typed stays whatever comes of it. `run` answers whether it was done. */
export function useWrite() {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const run = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      await work();
      void message.success(done);
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

export type Write = ReturnType<typeof useWrite>;

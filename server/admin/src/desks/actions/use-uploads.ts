import { useState } from 'react';
import { faultOf, type Fault } from '../../api/fault';

interface Uploads {
  /** Files still on their way. */
  readonly left: number;
  readonly fault: Fault | null;
  readonly upload: (files: readonly File[]) => void;
}

/** Sends files one after another; what arrived stays, even when a later one is refused. */
export function useUploads(send: (file: File) => Promise<unknown>, onArrived: () => void): Uploads {
  const [left, setLeft] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const sendAll = async (files: readonly File[]): Promise<void> => {
    setFault(null);
    setLeft((count) => count + files.length);
    for (const file of files) {
      await send(file).catch((thrown: unknown) => setFault(faultOf(thrown)));
      setLeft((count) => count - 1);
    }
    onArrived();
  };
  return { left, fault, upload: (files) => void sendAll(files) };
}

import { useCallback, useEffect, useState } from 'react';
import { faultOf, type Fault } from './fault';
import { sessionBack } from './session-signal';

export interface Loaded<T> {
  readonly data: T | undefined;
  readonly fault: Fault | undefined;
  /** Nothing to show yet. */
  readonly loading: boolean;
  readonly reload: () => void;
  /** Replaces the data by what an action answered. */
  readonly put: (data: T) => void;
}

interface Got<T> {
  readonly load: () => Promise<T>;
  readonly data: T | undefined;
  readonly fault: Fault | undefined;
}

/** Loads by `load` (give it a stable identity) and again on `reload`; old data stays visible meanwhile. */
export function useLoad<T>(load: () => Promise<T>): Loaded<T> {
  const [got, setGot] = useState<Got<T> | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    load().then(
      (data) => wanted && setGot({ load, data, fault: undefined }),
      (thrown: unknown) => wanted && setGot((old) => ({ load, data: old?.load === load ? old.data : undefined, fault: faultOf(thrown) })),
    );
    return () => {
      wanted = false;
    };
  }, [load, turn]);
  const reload = useCallback(() => setTurn((count) => count + 1), []);
  const put = useCallback((data: T) => setGot({ load, data, fault: undefined }), [load]);
  const current = got?.load === load ? got : null;
  const loggedOut = current?.fault?.code === 'session.required';
  useEffect(() => (loggedOut ? sessionBack.listen(reload) : undefined), [loggedOut, reload]);
  return { data: current?.data, fault: current?.fault, loading: current === null, reload, put };
}

import { useEffect, useState } from 'react';

/** What was typed, once the typing pauses. */
export function useSettled<T>(typed: T, pauseMs: number): T {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(typed), pauseMs);
    return () => window.clearTimeout(timer);
  }, [typed, pauseMs]);
  return settled;
}

import { useEffect, useRef, useState } from 'react';

const secondsUntil = (instant: number | null): number => (instant === null ? 0 : Math.max(0, Math.ceil((instant - Date.now()) / 1000)));

/** Seconds until an instant; once it has come, also while the phone slept, `onCome` runs. Null: nothing is waited for. */
export function useCountdown(instant: number | null, onCome: () => void): number {
  const [left, setLeft] = useState(() => secondsUntil(instant));
  const come = useRef(onCome);
  come.current = onCome;
  useEffect(() => {
    setLeft(secondsUntil(instant));
    if (instant === null) return undefined;
    const look = () => {
      const seconds = secondsUntil(instant);
      setLeft(seconds);
      if (seconds > 0) return;
      clearInterval(timer);
      come.current();
    };
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [instant]);
  return left;
}

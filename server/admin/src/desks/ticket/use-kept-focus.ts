import { useEffect, useRef, type RefObject } from 'react';

/** Focus never falls off the page: when what had it is gone after a change, it goes to a place given. */
export function useKeptFocus<T extends HTMLElement>(change: unknown): RefObject<T> {
  const place = useRef<T>(null);
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus();
  }, [change]);
  return place;
}

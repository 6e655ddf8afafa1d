import { useEffect, useState } from 'react';
import { offerCases, type PublicCase } from '@hotline/shared/contracts/cases.citizen';
import { callOpen } from '@/api/call';
import { isKnown } from '@/session/known';
import type { Draft } from './draft';

const pause = 900;
const shortest = 10;
const longest = 120;

/** Published requests that say much the same nearby, asked for when the typing rests. Failing means none, as being a stranger does. */
export function useSameMatter({ content, category, area }: Draft): readonly PublicCase[] {
  const [cases, setCases] = useState<readonly PublicCase[]>([]);
  const beginning = [...content.trim()].slice(0, longest).join('');
  const [field, place] = [category.at(-1)?.code ?? null, area.at(-1)?.code ?? null];
  useEffect(() => {
    // Whoever is not logged in would be refused.
    if ([...beginning].length < shortest || !isKnown()) {
      setCases([]);
      return undefined;
    }
    let current = true;
    const show = (items: readonly PublicCase[]) => current && setCases(items);
    const timer = setTimeout(() => {
      callOpen(offerCases, { body: { content: beginning, category: field, area: place } }).then(({ items }) => show(items), () => show([]));
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [beginning, field, place]);
  return cases;
}

import { useEffect, useState } from 'react';
import { suggestQuestions } from '@hotline/shared/contracts/inquiries.citizen';
import { callOpen } from '@/api/call';

const pause = 250;
const shortest = 2;

/** Questions that go on from what is being typed, asked for when the typing rests; none for what has been asked already. */
export function useTyped(words: string, asked: string): readonly string[] {
  const [items, setItems] = useState<readonly string[]>([]);
  const typed = words.trim();
  useEffect(() => {
    setItems([]);
    if (typed.length < shortest || typed === asked) return undefined;
    let current = true;
    const show = (found: readonly string[]) => current && setItems(found.filter((item) => item !== typed));
    const timer = setTimeout(() => {
      callOpen(suggestQuestions, { query: { q: typed } }).then(({ items: found }) => show(found), () => show([]));
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed, asked]);
  return items;
}

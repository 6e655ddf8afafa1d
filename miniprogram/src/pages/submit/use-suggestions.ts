import { useEffect, useState } from 'react';
import { searchPolicies, type KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import { callOpen } from '@/api/call';

const pause = 800;
const shortest = 6;
const longest = 60;
const shown = 2;

/** Valid answers to what is being written, asked for when the typing rests. Failing means none. */
export function useSuggestions(content: string) {
  const [hits, setHits] = useState<readonly KnowledgeHit[]>([]);
  const question = [...content.trim()].slice(0, longest).join('');
  useEffect(() => {
    if (question.length < shortest) {
      setHits([]);
      return undefined;
    }
    let current = true;
    const show = (items: readonly KnowledgeHit[]) => current && setHits(items.filter(({ expired }) => !expired).slice(0, shown));
    const timer = setTimeout(() => {
      callOpen(searchPolicies, { query: { q: question } }).then(({ items }) => show(items), () => show([]));
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [question]);
  return { hits, question };
}

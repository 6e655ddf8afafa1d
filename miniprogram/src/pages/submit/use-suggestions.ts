import { useEffect, useState } from 'react';
import { offerAnswers } from '@hotline/shared/contracts/inquiries.citizen';
import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import { callOpen } from '@/api/call';
import { doorway } from '@/device/platform';
import type { Draft } from './draft';

const pause = 800;
const shortest = 6;
const longest = 60;

/** Answers in force to what is being written, asked for when the typing rests. Failing means none. */
export function useSuggestions({ content, idempotencyKey: visit }: Draft): readonly KnowledgeHit[] {
  const [hits, setHits] = useState<readonly KnowledgeHit[]>([]);
  const beginning = [...content.trim()].slice(0, longest).join('');
  useEffect(() => {
    if (beginning.length < shortest) {
      setHits([]);
      return undefined;
    }
    let current = true;
    const show = (items: readonly KnowledgeHit[]) => current && setHits(items);
    const timer = setTimeout(() => {
      callOpen(offerAnswers, { body: { visit, via: doorway, content: beginning } }).then(({ items }) => show(items), () => show([]));
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [beginning, visit]);
  return hits;
}

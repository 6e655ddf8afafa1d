import { useCallback, useEffect, useRef, useState } from 'react';
import { blankDraft, dropDraft, keepDraft, storedDraft, withQuestion, type Draft } from './draft';

export type ChangeDraft = (part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;

const pause = 400;

/** The draft, kept on the device shortly after every change. */
export function useDraft(question: string) {
  const [draft, setDraft] = useState(() => withQuestion(storedDraft(), question));
  const [saved, setSaved] = useState(false);
  const over = useRef(false);

  useEffect(() => {
    if (over.current) return undefined;
    setSaved(false);
    const timer = setTimeout(() => setSaved(keepDraft(draft)), pause);
    return () => {
      clearTimeout(timer);
      // Leaving within the pause must not lose the last words.
      if (!over.current) keepDraft(draft);
    };
  }, [draft]);

  const change = useCallback<ChangeDraft>((part) => setDraft((old) => ({ ...old, ...(typeof part === 'function' ? part(old) : part) })), []);
  const finish = useCallback(() => {
    over.current = true;
    dropDraft();
  }, []);
  const clear = useCallback(() => setDraft(blankDraft()), []);
  return { draft, saved, change, finish, clear };
}

import { useCallback, useEffect, useRef, useState } from 'react';
import { dropDraft, keepDraft, storedDraft, withQuestion, type Draft } from './draft';

export type ChangeDraft = (part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;

/** The draft, kept on the device with every change: an app killed at any moment has lost nothing and knows what it was sending. */
export function useDraft(question: string) {
  const [draft, setDraft] = useState(() => withQuestion(storedDraft(), question));
  const [saved, setSaved] = useState(true);
  // Two changes may come before the screen is drawn anew.
  const latest = useRef(draft);
  const over = useRef(false);

  const keep = useCallback(() => {
    // What has become a ticket must not come back as a draft; nor may a screen that was left write over the next one's.
    if (!over.current) setSaved(keepDraft(latest.current));
  }, []);
  useEffect(() => {
    keep();
    return () => {
      over.current = true;
    };
  }, [keep]);

  const change = useCallback<ChangeDraft>(
    (part) => {
      latest.current = { ...latest.current, ...(typeof part === 'function' ? part(latest.current) : part) };
      setDraft(latest.current);
      keep();
    },
    [keep],
  );
  const finish = useCallback(() => {
    over.current = true;
    dropDraft();
  }, []);
  return { draft, saved, change, finish };
}

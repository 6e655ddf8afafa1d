import type { ReactNode } from 'react';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';

interface RecordLineProps {
  readonly head: ReactNode;
  /** Who it is by, where it is a person. */
  readonly by?: string | null;
  readonly at: number;
  readonly children?: ReactNode;
}

/** One entry of a ticket's record: what, by whom, when, and its words below. */
export function RecordLine({ head, by, at, children }: RecordLineProps) {
  const now = useNow();
  return (
    <li>
      <div className="line-between">
        <span>{head}</span>
        <span className="quiet">{by ? `${by} · ` : ''}<time dateTime={new Date(at).toISOString()}>{formatInstant(at, now)}</time></span>
      </div>
      {children}
    </li>
  );
}

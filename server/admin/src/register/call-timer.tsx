import { useState } from 'react';
import { formatCountdown } from '../parts/time';
import { useSeconds } from '../wall/use-seconds';

/** A request is written down in two minutes. */
const targetMs = 120_000;

/** How long this call has been written down. */
export function CallTimer() {
  const now = useSeconds();
  const [since] = useState(Date.now);
  const spent = Math.max(now - since, 0);
  return <span className={`call-timer${spent > targetMs ? ' call-timer-late' : ''}`} role="timer" title="目标 2 分钟" data-testid="call-timer">{formatCountdown(spent)} / 02:00</span>;
}

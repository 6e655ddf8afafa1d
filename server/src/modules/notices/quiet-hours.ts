import { TryAgainAt } from '../../platform/outbox/outbox';
import type { Platform } from '../../platform/platform';
import type { TicketSummary } from './notice-texts';

const hourMs = 3600_000;
const dayMs = 24 * hourMs;
const shanghaiOffset = 8 * hourMs;

/**
 * The instant (ms) the quiet hours end, if it is quiet now; else null. `setting` is `22-7` (from 22:00 to 07:00 in
 * Asia/Shanghai) or `off`.
 */
export function quietUntil(setting: string, now: number): number | null {
  if (setting === 'off') return null;
  const [from = 0, to = 0] = setting.split('-').map((hour) => Number(hour) * hourMs);
  // How long it has been quiet, and how long it stays so: both count round midnight.
  const since = (now + shanghaiOffset - from) % dayMs;
  const length = (to - from + dayMs) % dayMs;
  return since < length ? now - since + length : null;
}

/** Throws TryAgainAt while it is quiet and a request is not urgent. */
export function waitOutQuiet({ config, clock }: Pick<Platform, 'config' | 'clock'>, { urgency }: Pick<TicketSummary, 'urgency'>): void {
  const quiet = quietUntil(config.QUIET_HOURS, clock.now());
  if (quiet !== null && urgency === 'normal') throw new TryAgainAt(quiet);
}

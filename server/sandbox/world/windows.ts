import { HOUR, MINUTE } from './clock';
import type { AccountKind } from './account';
import type { Contact, WindowTrigger } from './user';

/**
 * How many customer-service messages each trigger allows and for how long
 * (WeChat, customer-service messages, "下发条数限制").
 */
const WINDOWS: Record<AccountKind, Partial<Record<WindowTrigger, { quota: number; span: number }>>> = {
  oa: {
    message: { quota: 5, span: 48 * HOUR },
    menu: { quota: 3, span: MINUTE },
    follow: { quota: 3, span: MINUTE },
    scan: { quota: 3, span: MINUTE },
  },
  mp: {
    message: { quota: 5, span: 48 * HOUR },
    enter: { quota: 2, span: MINUTE },
  },
};

/** Opens (or renews in full) the window of a trigger. */
export function openWindow(contact: Contact, kind: AccountKind, grant: { trigger: WindowTrigger; now: number }): void {
  const rule = WINDOWS[kind][grant.trigger];
  if (!rule) return;
  contact.windows[grant.trigger] = { remaining: rule.quota, until: grant.now + rule.span };
  contact.lastTalkAt = grant.now;
}

/** Uses one message of the window that closes first: 0 = may send, 45015 = no window, 45047 = used up. */
export function takeFromWindow(contact: Contact, now: number): 0 | 45015 | 45047 {
  const open = Object.values(contact.windows)
    .filter((window) => window.until > now)
    .sort((a, b) => a.until - b.until);
  if (open.length === 0) return 45015;
  const usable = open.find((window) => window.remaining > 0);
  if (!usable) return 45047;
  usable.remaining -= 1;
  return 0;
}

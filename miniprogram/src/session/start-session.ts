import { plugSession } from '@/api/session-port';
import { markKnown, storedToken } from './known';
import { renewSession } from './log-in';

/** Gives the client its session; to be called before the first request. */
export function startSession(): void {
  plugSession({
    headers: (): Record<string, string> => {
      const token = storedToken();
      return token ? { Authorization: `Bearer ${token}` } : {};
    },
    renew: renewSession,
    confirm: markKnown,
  });
}

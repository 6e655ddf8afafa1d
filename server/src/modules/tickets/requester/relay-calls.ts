import * as z from 'zod/mini';
import type { Config } from '../../../platform/config/config';
import type { Logger } from '../../../platform/log';

/** A number that leads to somebody else's, until an instant. */
export interface RelayNumber {
  readonly number: string;
  readonly until: number;
}

/** 隐私号: a city's provider of relay numbers. Null when it has none to give, whatever the cause. */
export interface RelayCalls {
  relayTo(phone: string): Promise<RelayNumber | null>;
}

const answer = z.object({ number: z.string().check(z.regex(/^\d{5,20}$/)), until: z.int() });
const timeoutMs = 5000;

/**
 * The city's own adapter of its provider: `POST {"phone"}` with a bearer key is answered `{"number","until"}` (UTC
 * milliseconds). Without settings there is none, and the hotline calls.
 */
export function relayCallsOf({ RELAY_CALLS_URL: url, RELAY_CALLS_KEY: key }: Config, log: Logger): RelayCalls | null {
  if (!url || !key) return null;
  return {
    async relayTo(phone) {
      try {
        const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify({ phone }), signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
        if (!response.ok) throw new Error(`relay calls: ${response.status}`);
        return z.parse(answer, await response.json());
      } catch (error) {
        log.warn({ err: error }, 'no relay number');
        return null;
      }
    },
  };
}

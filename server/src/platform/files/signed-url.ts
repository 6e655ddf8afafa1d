import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock';

const lifetimeMs = 5 * 60_000;

/**
 * Addresses that open one file for five minutes without a session: `<image>` in a mini-program cannot send one.
 * Expiry is rounded so that a page shown twice can use the browser's cache.
 */
export function createUrlSigner(secret: string, clock: Clock) {
  const sign = (id: string, until: number): string => createHmac('sha256', secret).update(`file ${id} ${until}`).digest('base64url');
  return {
    url(id: string): string {
      const until = Math.ceil(clock.now() / 60_000) * 60_000 + lifetimeMs;
      return `/files/${id}?until=${until}&signature=${sign(id, until)}`;
    },
    valid(id: string, until: string, signature: string): boolean {
      const expected = Buffer.from(sign(id, Number(until)));
      const given = Buffer.from(signature);
      return Number(until) > clock.now() && given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}

export type UrlSigner = ReturnType<typeof createUrlSigner>;

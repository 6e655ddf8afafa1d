import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors';

/**
 * At most `points` in `seconds` for one key, per replica. Keys are persons, never addresses: mobile carriers put
 * thousands of citizens behind one IP.
 */
export function createLimit(points: number, seconds: number): (key: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (refused) {
      throw new AppError('limit.tooMany', { retryAfter: Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000) });
    }
  };
}

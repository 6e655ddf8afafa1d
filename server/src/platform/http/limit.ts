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
      throw tooMany(refused as RateLimiterRes);
    }
  };
}

const tooMany = ({ msBeforeNext }: RateLimiterRes): AppError => new AppError('limit.tooMany', { retryAfter: Math.ceil(msBeforeNext / 1000) });

/** At most `points` failures in `seconds` for one key, per replica; what succeeds is not counted. */
export function createFailureLimit(points: number, seconds: number) {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    assertBelow: async (key: string): Promise<void> => {
      const counted = await limiter.get(key);
      if (counted && counted.consumedPoints >= points) throw tooMany(counted);
    },
    count: async (key: string): Promise<void> => void (await limiter.penalty(key)),
  };
}

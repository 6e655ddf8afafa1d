import type { Context } from 'koa';
import { AppError } from '../../platform/errors';
import { clientAddress } from '../../platform/http/client-address';
import type { InquiryDeps } from './deps';

/** What stands before an address. */
export const stranger = 'stranger';

/** Who is at the other end, as well as it can be told without a log-in; it leaves the memory as a keyed digest only. */
export async function whoAsks({ citizens, platform: { config } }: InquiryDeps, ctx: Context): Promise<string> {
  try {
    return `citizen ${(await citizens.gate(ctx)).id}`;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // What a browser says of itself is anybody's to invent.
    return `${stranger} ${clientAddress(ctx, config.TRUSTED_PROXIES)}`;
  }
}

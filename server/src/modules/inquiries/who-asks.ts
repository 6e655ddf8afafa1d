import type { Context } from 'koa';
import { AppError } from '../../platform/errors';
import { clientAddress } from '../../platform/http/client-address';
import type { InquiryDeps } from './deps';

/** What stands before an address. */
export const stranger = 'stranger';

/** A person is one, by whichever of their accounts they ask. */
export async function asCitizen({ citizens }: Pick<InquiryDeps, 'citizens'>, citizenId: string): Promise<string> {
  const [oldest = citizenId] = await citizens.members(citizenId);
  return `citizen ${oldest}`;
}

/** Who is at the other end, as well as it can be told without a log-in; it leaves the memory as a keyed digest only. */
export async function whoAsks(deps: InquiryDeps, ctx: Context): Promise<string> {
  const { citizens, platform: { config } } = deps;
  try {
    return await asCitizen(deps, (await citizens.gate(ctx)).id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // What a browser says of itself is anybody's to invent.
    return `${stranger} ${clientAddress(ctx, config.TRUSTED_PROXIES)}`;
  }
}

import { MINUTE } from './clock';
import { capMap, type IssuedCode } from './state';
import type { World } from './world';

const LIFETIME = 5 * MINUTE;
const KEPT_CODES = 50_000;

/** Issues a one-use code, good for five minutes. */
export function issueCode(world: World, code: Pick<IssuedCode, 'purpose' | 'appid' | 'userId'> & Partial<Pick<IssuedCode, 'scope' | 'snapshot'>>): string {
  const text = world.mint.opaque(`code:${code.purpose}`, 32);
  const expiresAt = world.clock.now() + LIFETIME;
  world.state.codes.set(text, { scope: '', snapshot: false, ...code, expiresAt, used: false });
  capMap(world.state.codes, KEPT_CODES);
  return text;
}

/** Uses a code up: "invalid" when unknown or foreign, "used" when it was used before, "expired" after five minutes. */
export function redeemCode(
  world: World,
  wanted: Pick<IssuedCode, 'purpose' | 'appid'> & { code: string },
): IssuedCode | 'invalid' | 'used' | 'expired' {
  const found = world.state.codes.get(wanted.code);
  if (!found || found.purpose !== wanted.purpose || found.appid !== wanted.appid) return 'invalid';
  if (found.used) return 'used';
  if (found.expiresAt <= world.clock.now()) return 'expired';
  found.used = true;
  return found;
}

import { randomInt } from 'node:crypto';
import type { Seal } from '../../../platform/seal/seal';

/** No 0, O, 1, I, L: codes are read from paper. 16 of these are 79 random bits. */
const symbols = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 16;

export const randomSymbols = (count: number): string => Array.from({ length: count }, () => symbols[randomInt(symbols.length)]).join('');

/** Only a keyed hash of a code is stored. */
export const activationHashOf = (seal: Seal, code: string): string => seal.fingerprint(code, 'activation');

interface Activation {
  /** `ABCD-EFGH-JKMN-PQRS`, shown once. */
  readonly code: string;
  readonly set: { readonly activationHash: string; readonly activationUntil: number };
}

/** A new single-use code, good until an instant. */
export function newActivation(seal: Seal, until: number): Activation {
  const code = randomSymbols(length);
  return { code: code.replace(/(.{4})(?=.)/g, '$1-'), set: { activationHash: activationHashOf(seal, code), activationUntil: until } };
}

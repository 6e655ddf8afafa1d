import { AppError } from '../../platform/errors';
import { phoneKey } from '../../platform/seal/phone-key';
import type { BlocklistDeps } from './deps';

/** Somebody as a ticket knows them: an account, a number they left, or both; the number is empty when it was forgotten. */
export interface Somebody {
  readonly requesterId: string | null;
  readonly phone: string;
}

export const ofCitizen = (id: string): string => `citizen.${id}`;

/** How the name of somebody begins who is known by a number. */
export const phonePrefix = 'phone.';

export const ofPhone = ({ platform }: Pick<BlocklistDeps, 'platform'>, phone: string): string => `${phonePrefix}${phoneKey(platform.seal, phone)}`;

/** Whom an entry or a note names: the account where there is one, else the number. Throws blocklist.nobody. */
export function subjectOf(deps: BlocklistDeps, { requesterId, phone }: Somebody): string {
  if (requesterId !== null) return ofCitizen(requesterId);
  if (phone === '') throw new AppError('blocklist.nobody');
  return ofPhone(deps, phone);
}

/** Every name under which somebody may stand on the list: all accounts of the person, the bound number and the one given. */
export async function subjectsOf(deps: BlocklistDeps, { requesterId, phone }: Somebody): Promise<string[]> {
  const members = requesterId === null ? [] : await deps.citizens.members(requesterId);
  const bound = requesterId === null ? null : await deps.citizens.phoneOf(requesterId);
  const phones = [phone, bound ?? ''].filter((number) => number !== '');
  return [...members.map(ofCitizen), ...new Set(phones.map((number) => ofPhone(deps, number)))];
}

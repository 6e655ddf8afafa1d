import { districts } from '@/city/district';
import type { Draft } from './draft';

/** What was written beside it stays: a map knows no door numbers. */
export function withPlace(address: string, place: string): string {
  if (address.includes(place)) return address;
  return address ? `${place} ${address}` : place;
}

/** The district of the city that an address names first; null where it names none, or nobody can say now. */
export async function districtIn(address: string): Promise<Draft['area'][number] | null> {
  const known = await districts().catch(() => []);
  const named = known.filter(({ name }) => address.includes(name)).sort((a, b) => address.indexOf(a.name) - address.indexOf(b.name));
  return named[0] ? { code: named[0].code, name: named[0].name } : null;
}

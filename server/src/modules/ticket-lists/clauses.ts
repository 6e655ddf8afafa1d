/** A condition with its values in order; in it `AT` and `ID` stand for the columns that order the range being read. */
export interface Clause {
  readonly sql: string;
  readonly params: readonly unknown[];
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

export const equalTo = (column: string, value: unknown): Clause => ({ sql: `${column} = ?`, params: [value] });

export const oneOf = (column: string, values: readonly string[]): Clause => (values.length === 0 ? { sql: '1 = 0', params: [] } : { sql: `${column} IN (${marks(values)})`, params: values });

/** From one instant to just before another; null leaves an end open. */
export const between = (column: string, from: number | null, until: number | null): Clause[] => [
  ...(from === null ? [] : [{ sql: `${column} >= ?`, params: [from] }]),
  ...(until === null ? [] : [{ sql: `${column} < ?`, params: [until] }]),
];

/** Co-department or below the lead: the codes stand in a small JSON list. */
export const involves = (department: string): Clause => ({ sql: 't.involved LIKE ?', params: [`%"${department}"%`] });

/** Seen by some departments as lead or involved. */
export function seenBy(departments: readonly string[]): Clause {
  const ways = [oneOf('t.leadDepartment', departments), ...departments.map(involves)];
  return { sql: `(${ways.map(({ sql }) => sql).join(' OR ')})`, params: ways.flatMap(({ params }) => params) };
}

/** The accused department sees nothing of a ticket. */
export const notAccused = (departments: readonly string[]): Clause => ({ sql: `(t.accusedDepartment IS NULL OR t.accusedDepartment NOT IN (${marks(departments)}))`, params: departments });

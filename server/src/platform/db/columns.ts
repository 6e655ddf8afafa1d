/**
 * Column options that mean the same on SQLite and MySQL. Every column names its type (no emitted metadata);
 * the real DDL, with its binary collation, stands in the migrations.
 */

/** bigint comes back as text from MySQL and as a number from SQLite. */
const toNumber = { to: (value: unknown) => value, from: (value: string | number | null) => (value === null ? null : Number(value)) };

export const idColumn = { type: 'varchar', length: 26 } as const;
export const nullableId = { ...idColumn, nullable: true } as const;
export const instantColumn = { type: 'bigint', transformer: toNumber } as const;
export const nullableInstant = { ...instantColumn, nullable: true } as const;
export const integerColumn = { type: 'int' } as const;
export const booleanColumn = { type: 'boolean' } as const;
export const longText = { type: 'text' } as const;
export const nullableLongText = { type: 'text', nullable: true } as const;
export const jsonColumn = { type: 'simple-json' } as const;

/** A short text compared byte by byte. */
export const binaryText = (length: number) => ({ type: 'varchar', length }) as const;
export const nullableText = (length: number) => ({ type: 'varchar', length, nullable: true }) as const;

/** A short list kept as JSON in a VARCHAR, which, unlike TEXT, may have a default on every database. */
export const jsonText = (length: number) =>
  ({ ...binaryText(length), transformer: { to: (value: unknown) => (value === undefined ? undefined : JSON.stringify(value)), from: (value: string): unknown => JSON.parse(value) } }) as const;

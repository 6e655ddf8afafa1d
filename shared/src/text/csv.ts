/** What a spreadsheet program takes for the beginning of a formula, its full-width twins included. */
const formula = /^[=+\-@\t\r＝＋－＠]/;

const cell = (value: string): string => `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

/**
 * Rows as CSV that opens rightly in spreadsheet programs: with a byte order mark, every cell quoted, and nothing in it
 * that would be worked out as a formula.
 */
export const toCsv = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

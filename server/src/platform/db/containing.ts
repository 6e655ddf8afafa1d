/** A LIKE pattern for whatever holds a typed text; the condition says `ESCAPE '!'`, for SQLite knows no escape sign of its own. */
export const containing = (typed: string): string => `%${typed.replace(/[!%_]/g, '!$&')}%`;

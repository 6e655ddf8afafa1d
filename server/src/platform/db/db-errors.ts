const codeOf = (error: unknown): string => String((error as { driverError?: { code?: unknown }; code?: unknown } | null)?.driverError?.code ?? (error as { code?: unknown } | null)?.code ?? '');

const retryable = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']);
const duplicate = new Set(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);
const away = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOENT', 'EPIPE', 'PROTOCOL_CONNECTION_LOST', 'POOL_NONEONLINE', 'ER_SERVER_SHUTDOWN', 'PROTOCOL_SEQUENCE_TIMEOUT']);

/** Deadlock, lock wait or a busy file: the whole transaction may be tried again. */
export const isRetryable = (error: unknown): boolean => retryable.has(codeOf(error));

/** A unique key was hit. */
export const isDuplicateKey = (error: unknown): boolean => duplicate.has(codeOf(error));

/** The database cannot be reached just now. */
export const isDatabaseAway = (error: unknown): boolean => away.has(codeOf(error));

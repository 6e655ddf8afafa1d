import pino, { type Logger } from 'pino';

export type { Logger } from 'pino';

/** Whatever is logged by accident under these names is blanked. */
const secretFields = ['password', 'token', 'secret', 'phone', 'contactPhone', 'contactName', 'personName', 'personPhone', 'companyName', 'address', 'authorization', 'cookie', 'openid', 'access_token', 'session_key'];

/** JSON lines on stderr; stdout is kept for the readiness line. */
export function createLog(level: string): Logger {
  const paths = secretFields.flatMap((field) => [field, `*.${field}`]);
  return pino({ level, redact: { paths, censor: '***' }, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: false }));
}

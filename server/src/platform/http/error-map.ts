import type { ErrorBody } from '@hotline/shared/text/errors';
import { describeIssue } from '@hotline/shared/text/fields';
import type { Context, Next } from 'koa';
import { isDatabaseAway } from '../db/db-errors';
import { AppError } from '../errors';
import { newId } from '../ids';
import type { Logger } from '../log';

const known = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error)) return new AppError('server.unavailable', { retryAfter: 5, cause: error });
  return new AppError('server.fault', { cause: error });
};

function bodyOf(error: AppError, requestId: string): ErrorBody {
  const { issues, state, retryAfter } = error.details;
  return {
    error: {
      code: error.code,
      message: error.message,
      requestId,
      ...(issues && { fields: issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: describeIssue(issue) })) }),
      ...(state && { state }),
      ...(retryAfter !== undefined && { retryAfter }),
    },
  };
}

/** The router alone leaves an answer without a body: no such address, or not this method there (501: nowhere). */
function assertAnswered(status: number): void {
  if (status === 404) throw new AppError('route.notFound');
  if (status === 405 || status === 501) throw new AppError('route.methodNotAllowed');
}

/** The one place where errors become answers. Anything unexpected is a 500 with a request id and nothing else. */
export function errorMap(log: Logger) {
  return async (ctx: Context, next: Next): Promise<void> => {
    const requestId = newId();
    ctx.set('x-request-id', requestId);
    try {
      await next();
      if (ctx.body === undefined) assertAnswered(ctx.status);
    } catch (thrown) {
      const error = known(thrown);
      if (error.status >= 500) log.error({ requestId, method: ctx.method, path: ctx.path, err: thrown }, 'request failed');
      if (error.details.retryAfter !== undefined) ctx.set('retry-after', String(error.details.retryAfter));
      ctx.status = error.status;
      ctx.body = bodyOf(error, requestId);
    }
  };
}

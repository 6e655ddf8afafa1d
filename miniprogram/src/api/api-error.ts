import { errorTexts, type ErrorBody, type ErrorCode } from '@hotline/shared/text/errors';
import type { HttpAnswer } from '@/device/http';

/** What the phone says when nothing came back; the draft is in its storage. */
const lossText = '网络中断，内容已保存在本机，恢复后点“继续提交”。';

export type FieldErrors = Readonly<Record<string, string>>;

/** Every failed request: what to tell the person, and beside which field. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode | 'network.lost',
    message: string,
    readonly details: { readonly fields?: FieldErrors; readonly retryAfter?: number | null } = {},
  ) {
    super(message);
  }
}

export const networkLost = (): ApiError => new ApiError('network.lost', lossText);

/** A proxy in front of the server answers without our body: its status must do. */
function codeOf(status: number): ErrorCode {
  if (status === 429) return 'limit.tooMany';
  if (status === 413) return 'input.tooLarge';
  return status >= 502 ? 'server.unavailable' : 'server.fault';
}

/** `attachments.0` is about the field `attachments`. */
const fieldErrors = (fields: ErrorBody['error']['fields'] = []): FieldErrors => Object.fromEntries(fields.map(({ path, message }) => [path.split('.')[0] ?? path, message]));

/** Reads a refusal. */
export function errorFrom({ status, body, retryAfter }: HttpAnswer): ApiError {
  const error = (body as Partial<ErrorBody> | null)?.error;
  if (!error) return new ApiError(codeOf(status), errorTexts[codeOf(status)], { retryAfter });
  return new ApiError(error.code, error.message, { fields: fieldErrors(error.fields), retryAfter: error.retryAfter ?? retryAfter });
}

/** Anything thrown, as an ApiError. */
export function asApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : new ApiError('server.fault', errorTexts['server.fault']);
}

import type { Context } from 'koa';
import multer from 'multer';
import getRawBody from 'raw-body';
import { submitLimits } from '@hotline/shared/rules/limits';
import { AppError } from '../errors';

const jsonKiB = 64;

const isTooLarge = (error: unknown): boolean => (error as { type?: string }).type === 'entity.too.large';

/** The raw bytes of a request, refused above a limit before anything parses them. */
async function readRaw(ctx: Context, limit: number): Promise<Buffer> {
  try {
    return await getRawBody(ctx.req, { limit, length: ctx.request.length });
  } catch (error) {
    throw new AppError(isTooLarge(error) ? 'input.tooLarge' : 'input.malformed', { cause: error });
  }
}

/** A JSON body of at most so many KiB; anything else is malformed. */
export async function readJson(ctx: Context, limitKiB = jsonKiB): Promise<unknown> {
  if (!ctx.is('application/json')) throw new AppError('input.malformed', { status: 415 });
  const raw = await readRaw(ctx, limitKiB * 1024);
  try {
    return JSON.parse(raw.toString('utf8')) as unknown;
  } catch (error) {
    throw new AppError('input.malformed', { cause: error });
  }
}

// Without utf8 multer reads Chinese names as latin1.
const uploadOf = (fileSize: number) => multer({ storage: multer.memoryStorage(), limits: { fileSize, files: 1, fields: 4 }, defParamCharset: 'utf8' } as multer.Options).single('file');
type Upload = Parameters<ReturnType<typeof uploadOf>>;

const uploadError = (error: unknown, tooLarge: 'attachment.tooLarge' | 'input.tooLarge'): AppError => new AppError((error as { code?: string }).code === 'LIMIT_FILE_SIZE' ? tooLarge : 'input.malformed', { cause: error });

/** The one file of a multipart form, under the name `file`; a picture unless a size is named. */
export async function readFile(ctx: Context, limitMiB?: number): Promise<Buffer> {
  const request = ctx.req as Upload[0];
  const [bytes, tooLarge] = limitMiB === undefined ? ([submitLimits.pictureBytes, 'attachment.tooLarge'] as const) : ([limitMiB * 1024 * 1024, 'input.tooLarge'] as const);
  await new Promise<void>((resolve, reject) => {
    uploadOf(bytes)(request, ctx.res as Upload[1], (error: unknown) => (error ? reject(uploadError(error, tooLarge)) : resolve()));
  });
  if (!request.file) throw new AppError('input.invalid', { issues: [{ path: ['file'], message: 'required' }] });
  return request.file.buffer;
}

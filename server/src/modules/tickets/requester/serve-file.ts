import { buffer } from 'node:stream/consumers';
import type { Context } from 'koa';
import { AppError } from '../../../platform/errors';
import { isAmr, wavOfAmr } from '../../../platform/files/voice';
import type { Platform } from '../../../platform/platform';

/**
 * `GET /files/:id` with a signed address: a picture as it is stored (decoded and written anew when it came, so a browser may show it), a voice message as WAV, for no browser plays AMR.
 * Throws attachment.notFound for whatever was not signed, is over or is not there.
 */
export async function serveFile({ files, fileUrls }: Platform, ctx: Context): Promise<void> {
  const id = String(ctx['params'].id);
  const { until, signature } = ctx.query;
  if (!fileUrls.valid(id, String(until), String(signature))) throw new AppError('attachment.notFound');
  const stored = await buffer(files.read(id)).catch((cause: unknown) => {
    throw new AppError('attachment.notFound', { cause });
  });
  const [mime, ending, bytes] = isAmr(stored) ? ['audio/wav', 'wav', await wavOfAmr(stored)] as const : ['image/jpeg', 'jpg', stored] as const;
  ctx.set({ 'content-type': mime, 'content-disposition': `${ending === 'jpg' ? 'inline' : 'attachment'}; filename="${id}.${ending}"`, 'cache-control': 'private, max-age=300', 'content-security-policy': "sandbox; default-src 'none'" });
  ctx.body = bytes;
}

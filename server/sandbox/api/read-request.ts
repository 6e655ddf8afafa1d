import multer from 'multer';
import getRawBody from 'raw-body';
import type { Context } from 'koa';
import type { ApiRequest, UploadedFile } from './endpoint';

const BODY_LIMIT = '1mb';
const FILE_LIMIT = 12 * 1024 * 1024;

const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: FILE_LIMIT, files: 1 } }).any();

type MulterRequest = Parameters<typeof upload>[0];
type MulterResponse = Parameters<typeof upload>[1];

function parseMultipart(ctx: Context): Promise<MulterRequest> {
  const request = ctx.req as MulterRequest;
  return new Promise((resolve, reject) => {
    upload(request, ctx.res as MulterResponse, (error: unknown) => (error ? reject(error) : resolve(request)));
  });
}

async function readFile(ctx: Context): Promise<UploadedFile | null> {
  const { files } = await parseMultipart(ctx);
  const [file] = Array.isArray(files) ? files : [];
  if (!file) return null;
  const { fieldname: field, originalname: name, mimetype: contentType, buffer } = file;
  return { field, name, contentType, bytes: new Uint8Array(buffer) };
}

/** The request as it came in: a JSON body as text, or one uploaded file. */
export async function readRequest(ctx: Context): Promise<ApiRequest> {
  const contentType = ctx.get('content-type');
  const multipart = contentType.startsWith('multipart/form-data');
  const file = multipart ? await readFile(ctx) : null;
  const bodyless = multipart || ctx.method === 'GET';
  const body = bodyless ? '' : await getRawBody(ctx.req, { limit: BODY_LIMIT, encoding: 'utf8' });
  const query = Object.fromEntries(new URLSearchParams(ctx.querystring));
  const ip = ctx.ip.replace(/^::ffff:/, '');
  return { method: ctx.method, path: ctx.path, query, queryString: ctx.querystring, contentType, body, file, ip };
}

import sharp from 'sharp';
import { AppError } from '../errors';

const maxPixels = 50_000_000;
const maxSide = 2560;
const formats = new Set(['jpeg', 'png', 'webp']);

export interface Picture {
  readonly bytes: Buffer;
  readonly mime: 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/** Draws a picture of our own from SVG without text (servers may have no fonts), as JPEG. */
export const drawPicture = (svg: string): Promise<Buffer> => sharp(Buffer.from(svg)).flatten({ background: '#fff' }).jpeg({ quality: 85 }).toBuffer();

/**
 * Decodes an upload by its content (never its name) and writes it anew as JPEG: metadata such as the place of the
 * photo, and anything hidden behind the picture, stay out. Throws attachment.notPicture.
 */
export async function reencodePicture(upload: Buffer): Promise<Picture> {
  try {
    const image = sharp(upload, { limitInputPixels: maxPixels, failOn: 'error' });
    const { format } = await image.metadata();
    if (!formats.has(format)) throw new Error(`format ${format}`);
    const { data, info } = await image.rotate().resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true }).flatten({ background: '#fff' }).jpeg({ quality: 85 }).toBuffer({ resolveWithObject: true });
    return { bytes: data, mime: 'image/jpeg', width: info.width, height: info.height };
  } catch (error) {
    throw new AppError('attachment.notPicture', { cause: error });
  }
}

import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A photo 64 × 48 taken on its side, carrying the place, the camera and a colour profile. */
export function photo(format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> {
  const exif = { IFD0: { Make: 'secret-camera', ImageDescription: '测试' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 52/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '112/1 33/1 0/1' } };
  return sharp({ create: { width: 64, height: 48, channels: 3, background: '#8a5' } }).withIccProfile('srgb').withExif(exif).withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** A PNG of a few kilobytes that claims to be enormous. */
export function hugePng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))), chunk('IEND', Buffer.alloc(0))]);
}

import { deflateSync } from 'node:zlib';
import { encode } from 'uqr';

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** Light around the code, in modules: readers need four. */
const QUIET = 4;

/** One grey byte a pixel, each row behind its filter byte 0. */
function rowsOf(modules: boolean[][], scale: number): Buffer {
  const side = modules.length * scale;
  const rows = Buffer.alloc(side * (side + 1));
  for (let y = 0; y < side; y += 1) {
    const row = modules[Math.floor(y / scale)] ?? [];
    for (let x = 0; x < side; x += 1) rows[y * (side + 1) + 1 + x] = row[Math.floor(x / scale)] ? 0 : 0xff;
  }
  return rows;
}

/** A PNG of a QR code holding the text, about `width` pixels wide (whole pixels a module). */
export function qrPicture(text: string, width: number): Uint8Array {
  const { data: modules, size } = encode(text, { ecc: 'M', border: QUIET });
  const scale = Math.max(1, Math.round(width / size));
  const side = size * scale;
  const rows = rowsOf(modules, scale);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([signature, ...parts]));
}

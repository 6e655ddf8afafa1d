import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

const CELLS = 29;
const QUIET = 2;

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

function isDark(seed: Buffer, cell: { x: number; y: number }): boolean {
  const { x, y } = cell;
  const edge = CELLS - QUIET - 1;
  if (x < QUIET || y < QUIET || x > edge || y > edge) return false;
  const at = y * CELLS + x;
  return (((seed[at % seed.length] ?? 0) >> (Math.floor(at / seed.length) % 8)) & 1) === 1;
}

/**
 * A valid grey PNG whose pattern depends on the text. It stands where WeChat draws a code;
 * it cannot be scanned (the console and the control plane scan by scene instead).
 */
export function patternPicture(text: string, scale = 10): Uint8Array {
  const seed = createHash('sha256').update(text).digest();
  const side = CELLS * scale;
  const rows = Buffer.alloc(side * (side + 1));
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const cell = { x: Math.floor(x / scale), y: Math.floor(y / scale) };
      rows[y * (side + 1) + 1 + x] = isDark(seed, cell) ? 0x22 : 0xff;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([signature, ...parts]));
}

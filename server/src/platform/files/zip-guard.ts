import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

/** What spreadsheets and documents of offices never reach; a bomb does at once. */
const maxEntries = 2000;
const maxBytes = 100 * 1024 * 1024;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly size: number;
  readonly offset: number;
}

/** Where the directory at the end begins and how many entries it has; null for what is no ZIP. */
function directoryOf(bytes: Buffer): { readonly at: number; readonly count: number } | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1) {
    if (bytes.readUInt32LE(at) === endSignature) return { at: bytes.readUInt32LE(at + 16), count: bytes.readUInt16LE(at + 10) };
  }
  return null;
}

function entriesOf(bytes: Buffer): Entry[] | null {
  const directory = directoryOf(bytes);
  if (!directory || directory.count > maxEntries) return null;
  const entries: Entry[] = [];
  for (let at = directory.at; entries.length < directory.count; ) {
    if (bytes.readUInt32LE(at) !== entrySignature) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), method: bytes.readUInt16LE(at + 10), size: bytes.readUInt32LE(at + 20), offset: bytes.readUInt32LE(at + 42) });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** No sheet of an office goes so far; readers fill up everything before the farthest cell. */
const maxRow = 100_000;
const maxColumnLetters = 2;

function reachesTooFar({ name }: Entry, content: Buffer): boolean {
  if (!/worksheets\/.*\.xml$/i.test(name)) return false;
  for (const [, column = '', row] of content.toString('latin1').matchAll(/\br\s*=\s*["']([A-Za-z]*)(\d+)["']/g)) {
    if (column.length > maxColumnLetters || Number(row) > maxRow) return true;
  }
  return false;
}

/** How large an entry is unpacked, by unpacking it: what it says of itself is not believed. */
async function unpackedSize(bytes: Buffer, entry: Entry, room: number): Promise<number> {
  const { method, size, offset } = entry;
  if (bytes.readUInt32LE(offset) !== localSignature) throw new Error('no entry');
  const begin = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(begin, begin + size);
  const content = method === 0 ? packed : await inflate(packed, { maxOutputLength: room });
  if (reachesTooFar(entry, content)) throw new Error('too far');
  return content.length;
}

/** Names of a ZIP's files, once it is certain that all of them together unpack to something small; null for anything else, bombs among it. */
export async function safeZip(bytes: Buffer): Promise<readonly string[] | null> {
  try {
    const entries = entriesOf(bytes) ?? [];
    let room = maxBytes;
    for (const entry of entries) {
      room -= await unpackedSize(bytes, entry, room);
      if (room <= 0) return null;
    }
    return entries.length > 0 ? entries.map(({ name }) => name) : null;
  } catch {
    // Out of bounds, broken, or larger than the room that is left.
    return null;
  }
}

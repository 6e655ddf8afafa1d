import { open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/** What a segment holds, oldest first. */
export interface Content {
  readonly records: readonly string[];
  /** Lines that say something else than was written, an unfinished last one excepted: nobody was told that it is kept. */
  readonly damaged: number;
}

/** A record as a line: length and checksum tell one that was torn or altered; sealed text holds no line break. */
export function lineOf(record: string): string {
  return `${record.length.toString(16)} ${checksum(record)} ${record}\n`;
}

/** Reads a segment whose process may have died in the middle of a line. */
export async function readSegment(path: string): Promise<Content> {
  const lines = (await readFile(path, 'latin1')).split('\n').slice(0, -1);
  const records = lines.map(recordIn).filter((record) => record !== null);
  return { records, damaged: lines.length - records.length };
}

function recordIn(line: string): string | null {
  const [, length = '', sum, record = ''] = /^([0-9a-f]{1,8}) ([0-9a-f]{8}) (.*)$/.exec(line) ?? [];
  return Number.parseInt(length, 16) === record.length && sum === checksum(record) ? record : null;
}

const checksum = (record: string): string => crc32(record).toString(16).padStart(8, '0');

/** Makes an empty segment whose name survives a power cut. */
export async function createSegment(path: string): Promise<FileHandle> {
  const file = await open(path, 'wx', 0o600);
  // Windows opens no folders; there the file system's journal keeps the name.
  if (process.platform === 'win32') return file;
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
  return file;
}

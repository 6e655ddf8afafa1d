import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ramDisk = '/dev/shm';
const wanted = 8 * 1024 ** 3;

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(ramDisk);
    return bavail * bsize >= wanted && process.availableMemory() >= wanted;
  } catch {
    return false; // no such thing on this system
  }
}

/**
 * A temporary folder for this process and all it starts, in memory where there is plenty: databases that commit durably
 * wait for a disk some milliseconds each time, and the tests commit a hundred thousand times.
 * @returns {() => void} removes it again
 */
export function useScratchFolder() {
  const folder = mkdtempSync(join(hasRoom() ? ramDisk : tmpdir(), 'hotline-scratch-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

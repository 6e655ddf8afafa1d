import BetterSqlite3 from 'better-sqlite3';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A folder that belongs to one spool of one process until it is released or the process ends, however it ends. */
export interface Slot {
  readonly folder: string;
  release(): void;
}

/** The first numbered folder below `root` that nobody holds, made if need be. */
export function takeSlot(root: string): Slot {
  for (let number = 0; ; number += 1) {
    const folder = join(root, String(number));
    mkdirSync(folder, { recursive: true });
    const slot = holdSlot(folder);
    if (slot) return slot;
  }
}

/** The other folders below `root`, held or not. */
export function otherSlots(root: string, own: Slot): string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => join(root, name)).filter((folder) => folder !== own.folder);
}

/**
 * Takes a folder, or returns null when it is held. Node has no file locks, SQLite has: the lock is an open transaction
 * on a file that stays empty. The system lifts it when the process dies, so no lease can lapse too early or too late.
 */
export function holdSlot(folder: string): Slot | null {
  const lock = new BetterSqlite3(join(folder, 'lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return { folder, release: () => void lock.close() };
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return null;
    throw error;
  }
}

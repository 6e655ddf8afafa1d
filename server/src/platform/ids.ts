import { randomFillSync } from 'node:crypto';
import { monotonicFactory } from 'ulid';

/** Random bytes are drawn by the page: one by one, as the library does, they are a fortieth of a request's work. */
const pool = Buffer.alloc(4096);
let used = pool.length;

function random(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return (pool[used++] ?? 0) / 256;
}

const next = monotonicFactory(random);

/** A new id: a ULID, sortable by time of making within one process. */
export function newId(): string {
  return next();
}

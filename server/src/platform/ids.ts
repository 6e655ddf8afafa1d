import { monotonicFactory } from 'ulid';

const next = monotonicFactory();

/** A new id: a ULID, sortable by time of making within one process. */
export function newId(): string {
  return next();
}

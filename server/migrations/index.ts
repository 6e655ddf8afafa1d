import { Opening1763700000000 } from './1-opening';

/** In order; a migration that has run anywhere is never changed. */
export const migrations = [Opening1763700000000];

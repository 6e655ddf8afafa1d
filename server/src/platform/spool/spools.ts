import { join } from 'node:path';
import type { Logger } from '../log';
import type { Seal } from '../seal/seal';
import { Spool } from './spool';

/** The spools of this process: one a kind of work, each in a folder of its name. */
export class Spools {
  private readonly opened = new Map<string, Spool>();

  constructor(private readonly deps: { readonly root: string; readonly seal: Seal; readonly log: Logger }) {}

  /** Opens the spool of a kind of work, once. Throws when the folder cannot be used. */
  open(name: string): Spool {
    const spool = new Spool({ ...this.deps, root: join(this.deps.root, name), name });
    this.opened.set(name, spool);
    return spool;
  }

  /** How many records wait, by name. */
  sizes(): readonly (readonly [name: string, records: number])[] {
    return [...this.opened].map(([name, spool]) => [name, spool.size()]);
  }

  /** Lets go of all of them, once nothing is held any more. */
  async close(): Promise<void> {
    for (const spool of this.opened.values()) await spool.close();
  }
}

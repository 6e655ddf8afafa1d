import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors';
import { newId } from '../ids';
import type { Logger } from '../log';
import type { Seal } from '../seal/seal';
import { createSegment, lineOf, readSegment } from './segment';
import { holdSlot, otherSlots, takeSlot, type Slot } from './slot';

/** A full segment is closed and can be worked off; small, because a crash in the middle lets all of it be worked again. */
const segmentBytes = 256 * 1024;
/** A day of a city's messages; more on the disk would only hide that nobody brings the database back. */
const mostBytes = 256 * 1024 * 1024;

export interface SpoolDeps {
  /** Of this spool alone; replicas may share it. */
  readonly root: string;
  readonly name: string;
  readonly seal: Seal;
  readonly log: Logger;
  /** Smaller in tests. */
  readonly maxBytes?: number;
}

/** Does work that was held, oldest first. Throws when it cannot be done now; then all of it comes again later. */
export type Work = (payloads: readonly string[]) => Promise<void>;

interface Segment {
  readonly name: string;
  bytes: number;
  records: number;
}

interface Waiting {
  readonly line: string;
  readonly held: () => void;
  readonly refused: (error: unknown) => void;
}

/**
 * Work that must not be lost while the database is away, on the local disk: appended, synced, worked off afterwards at
 * least once. Each process writes to a folder of its own, and takes over what a dead one left in another.
 */
export class Spool {
  private readonly slot: Slot;
  private readonly maxBytes: number;
  /** Closed segments, oldest first. */
  private readonly closed: Segment[];
  private current: (Segment & { readonly file: FileHandle }) | null = null;
  private waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;
  private draining: Promise<void> | null = null;
  private ended = false;

  constructor(private readonly deps: SpoolDeps) {
    this.maxBytes = deps.maxBytes ?? mostBytes;
    mkdirSync(deps.root, { recursive: true });
    this.slot = takeSlot(deps.root);
    this.closed = logsIn(this.slot.folder).map((name) => segmentAt(this.slot.folder, name));
  }

  /** Resolves when the payload would survive a power cut. Throws server.unavailable when the spool is full, or the disk's own error. */
  async hold(payload: string): Promise<void> {
    const line = lineOf(this.deps.seal.seal(payload, this.place) ?? '');
    if (this.ended) throw new AppError('server.unavailable', { cause: new Error(`spool ${this.deps.name} is closed`) });
    if (this.bytes() + line.length > this.maxBytes) throw new AppError('server.unavailable', { cause: new Error(`spool ${this.deps.name} is full`) });
    await new Promise<void>((held, refused) => {
      this.waiting.push({ line, held, refused });
      this.writing ??= this.write();
    });
  }

  /** Hands over everything held, a segment at a time; a segment leaves when its work is done. Throws what the work throws. */
  drain(work: Work): Promise<void> {
    this.draining ??= this.drainAll(work).finally(() => (this.draining = null));
    return this.draining;
  }

  /** How many records wait. */
  size(): number {
    return this.segments().reduce((sum, { records }) => sum + records, 0);
  }

  /** Lets go of the folder; what is held stays for the next process. */
  async close(): Promise<void> {
    this.ended = true;
    await this.writing;
    await this.retire();
    this.slot.release();
  }

  private get place(): string {
    return `spool.${this.deps.name}`;
  }

  private segments(): readonly Segment[] {
    return this.current ? [...this.closed, this.current] : this.closed;
  }

  private bytes(): number {
    return this.segments().reduce((sum, { bytes }) => sum + bytes, 0) + this.waiting.reduce((sum, { line }) => sum + line.length, 0);
  }

  /** Whoever comes while a sync is under way shares the next one. */
  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0);
      try {
        await this.append(group.map(({ line }) => line));
        for (const { held } of group) held();
      } catch (error) {
        // A file that failed once is not written to again: what its next sync would promise is unknown.
        await this.retire();
        for (const { refused } of group) refused(error);
      }
    }
    this.writing = null;
  }

  private async append(lines: readonly string[]): Promise<void> {
    const segment = (this.current ??= await this.begin());
    const text = lines.join('');
    segment.bytes += text.length;
    await segment.file.appendFile(text, 'latin1');
    await segment.file.datasync();
    segment.records += lines.length;
    if (segment.bytes >= segmentBytes) await this.retire();
  }

  private async begin(): Promise<Segment & { readonly file: FileHandle }> {
    const name = `${newId()}.log`;
    return { name, bytes: 0, records: 0, file: await createSegment(join(this.slot.folder, name)) };
  }

  private async retire(): Promise<void> {
    if (this.current === null) return;
    const { file, ...segment } = this.current;
    this.current = null;
    this.closed.push(segment);
    await file.close();
  }

  private async drainAll(work: Work): Promise<void> {
    this.inherit();
    for (let next = await this.oldest(); next; next = await this.oldest()) {
      const path = join(this.slot.folder, next.name);
      const { payloads, damaged } = await this.read(path);
      if (payloads.length > 0) await work(payloads);
      if (damaged === 0) await rm(path);
      else await this.putAside(path, damaged);
      this.closed.shift();
    }
  }

  private async oldest(): Promise<Segment | undefined> {
    if (this.closed.length === 0 && this.writing === null) await this.retire();
    return this.closed[0];
  }

  private async read(path: string): Promise<{ payloads: string[]; damaged: number }> {
    const { records, damaged } = await readSegment(path);
    const opened = records.map((record) => this.unsealed(record)).filter((payload) => payload !== null);
    return { payloads: opened, damaged: damaged + records.length - opened.length };
  }

  private unsealed(record: string): string | null {
    try {
      return this.deps.seal.open(record, this.place);
    } catch {
      return null;
    }
  }

  /** A record that cannot be read (a failing disk, a key taken away) is left for a person and holds nothing up. */
  private async putAside(path: string, damaged: number): Promise<void> {
    await rename(path, `${path}.damaged`);
    this.deps.log.error({ spool: this.deps.name, file: `${path}.damaged`, damaged }, 'held records cannot be read');
  }

  /** Moves over what dead processes left in their folders. */
  private inherit(): void {
    for (const folder of otherSlots(this.deps.root, this.slot).filter((other) => logsIn(other).length > 0)) {
      const dead = holdSlot(folder);
      for (const name of dead ? logsIn(folder) : []) {
        renameSync(join(folder, name), join(this.slot.folder, name));
        this.closed.push(segmentAt(this.slot.folder, name));
      }
      dead?.release();
    }
    this.closed.sort(byAge);
  }
}

/** Names begin with the time of making. */
const byAge = (one: { readonly name: string }, other: { readonly name: string }): number => (one.name < other.name ? -1 : 1);

const logsIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.log')).sort();

function segmentAt(folder: string, name: string): Segment {
  const text = readFileSync(join(folder, name), 'latin1');
  return { name, bytes: text.length, records: text.split('\n').length - 1 };
}

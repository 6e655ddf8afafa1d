import fs from 'node:fs';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Hotline } from './hotline';

/** Personal data made up for one test and found nowhere else: whoever sees one of these has found a trace. */
export class Planted {
  readonly words: string[] = [];
  private next = 0;

  private plant(word: string): string {
    this.words.push(word);
    return word;
  }

  phone = (): string => this.plant(`1397${String(this.next++).padStart(7, '6543')}`);
  identity = (): string => this.plant(`14010119${String(900101 + this.next).padStart(6, '0')}${String(1000 + this.next++)}`);
  name = (): string => this.plant(`司空甄${String.fromCodePoint(0x4e00 + 7 * this.next++)}`);
  address = (): string => this.plant(`尖草坪区甄园路${String(1000 + this.next++)}号7号楼`);
  word = (start: string): string => this.plant(`${start}${String(70000 + this.next++)}`);
  /** Something a program made, such as an openid. */
  known = (word: string): string => this.plant(word);
}

const filesUnder = (folder: string): string[] => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? filesUnder(join(folder, name)) : [join(folder, name)]));

/** Looks for words in every place a trace could stay: all columns of all tables, all files but the database's own, and the log. */
export class TraceSearch {
  private log = '';
  /** Sealed forms of the words: unreadable, but still there. */
  private readonly sealed: string[] = [];
  private readonly spies: jest.SpyInstance[] = [];

  constructor(
    private readonly hotline: Hotline,
    private readonly planted: Planted,
  ) {
    const { seal } = hotline.server.platform;
    const original = seal.seal.bind(seal);
    this.spies.push(
      jest.spyOn(seal, 'seal').mockImplementation((plain, place) => {
        const text = original(plain, place);
        if (text !== null && this.in(plain ?? '', this.planted.words).length > 0) this.sealed.push(text);
        return text;
      }),
    );
    this.listenToLog();
  }

  /** The log is written to this process's file 2. */
  private listenToLog(): void {
    const write = fs.write.bind(fs) as (...args: unknown[]) => void;
    this.spies.push(
      jest.spyOn(fs, 'write').mockImplementation(((file: number, text: unknown, ...rest: unknown[]) => {
        if (file !== 2) return write(file, text, ...rest);
        this.log += String(text);
        const done = rest.at(-1) as (error: null, bytes: number) => void;
        return done(null, Buffer.byteLength(String(text)));
      }) as typeof fs.write),
    );
  }

  stop(): void {
    for (const spy of this.spies) spy.mockRestore();
  }

  private in(text: string, words: readonly string[]): string[] {
    return words.filter((word) => text.includes(word));
  }

  /** `place: word` for every word found in clear; with `sealed` also the places of sealed ones. */
  async traces({ sealed = false } = {}): Promise<string[]> {
    const { source } = this.hotline.server.platform.db;
    const found: string[] = [];
    const look = (place: string, text: string): void => {
      found.push(...this.in(text, this.planted.words).map((word) => `${place}: ${word}`));
      if (sealed) found.push(...this.in(text, this.sealed).map(() => `${place}: sealed`));
    };
    for (const { tablePath } of source.entityMetadatas) look(tablePath, JSON.stringify(await source.query(`SELECT * FROM ${tablePath}`)));
    for (const file of filesUnder(this.hotline.server.platform.config.DATA_DIR)) if (!/\.sqlite(-wal|-shm)?$|demo-logins/.test(file)) look('files', readFileSync(file).toString('latin1') + readFileSync(file).toString('utf8'));
    look('log', this.log);
    return [...new Set(found)].sort();
  }

  get logged(): string {
    return this.log;
  }
}

import { randomBytes } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Files on the local disk, named by id; a file is whole or absent. */
export class FileStore {
  constructor(private readonly root: string) {}

  /** Writes bytes under an id: to a temporary name, synced, then renamed. */
  async put(id: string, bytes: Buffer): Promise<void> {
    await mkdir(this.folder(id), { recursive: true });
    const temporary = `${this.path(id)}.${randomBytes(6).toString('hex')}.tmp`;
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, this.path(id));
  }

  read(id: string): ReadStream {
    return createReadStream(this.path(id));
  }

  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
  }

  private folder(id: string): string {
    return join(this.root, id.slice(-2));
  }

  private path(id: string): string {
    return join(this.folder(id), id);
  }
}

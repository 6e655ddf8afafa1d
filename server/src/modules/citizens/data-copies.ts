import { createHash, randomBytes } from 'node:crypto';
import type { DataCopyFormat } from '@hotline/shared/contracts/citizens.citizen';
import { LessThan } from 'typeorm';
import { shanghaiTime } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import type { Platform } from '../../platform/platform';
import { DataCopyRow } from './citizen.entity';
import { copyPage } from './copy-page';
import type { HeldData } from './held-data';

const lifetimeMs = 5 * 60_000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A file as it goes out. */
interface DataCopy {
  readonly mime: string;
  readonly body: string;
}

/** 导出我的信息: a link that is good once, for five minutes, for whoever asked for it. The file itself is stored nowhere. */
export function createDataCopies({ db, clock }: Platform, held: HeldData) {
  const title = '12345热线：我的信息';
  const written = (format: DataCopyFormat, sections: Awaited<ReturnType<HeldData['tell']>>): DataCopy => {
    const madeAt = shanghaiTime(clock.now());
    if (format === 'html') return { mime: 'text/html; charset=utf-8', body: copyPage({ title, madeAt, sections }) };
    return { mime: 'application/json; charset=utf-8', body: JSON.stringify({ 标题: title, 导出时间: madeAt, ...Object.fromEntries(sections.map(({ title: name, items }) => [name, items])) }, null, 2) };
  };
  return {
    order: async (citizenId: string, format: DataCopyFormat): Promise<{ token: string; expiresAt: number }> => {
      const token = randomBytes(32).toString('base64url');
      const expiresAt = clock.now() + lifetimeMs;
      await db.transact(async (em) => {
        await em.delete(DataCopyRow, { expiresAt: LessThan(clock.now()) });
        await em.insert(DataCopyRow, { tokenHash: hashOf(token), citizenId, format, expiresAt });
      });
      return { token, expiresAt };
    },
    /** Uses the link up. Throws dataCopy.notFound for one that was used, is over or is another's. */
    take: async (citizenId: string, token: string): Promise<DataCopy> => {
      const link = { tokenHash: hashOf(token), citizenId };
      const row = await db.read((em) => em.findOneBy(DataCopyRow, link));
      const { affected } = await db.transact((em) => em.delete(DataCopyRow, link));
      if (affected !== 1 || !row || row.expiresAt < clock.now()) throw new AppError('dataCopy.notFound');
      return written(row.format, await held.tell(citizenId));
    },
  };
}

export type DataCopies = ReturnType<typeof createDataCopies>;

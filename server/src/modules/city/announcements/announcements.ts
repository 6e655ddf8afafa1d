import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { shanghaiDay } from '../../../platform/clock';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Platform } from '../../../platform/platform';
import { AnnouncementRow } from './announcement.entity';

export type AnnouncementFields = Pick<AnnouncementRow, 'title' | 'body' | 'publishedOn' | 'until'>;

/** As rows of one list. */
export interface AnnouncementPage {
  readonly items: AnnouncementRow[];
  readonly nextCursor: string | null;
}

const cursorOf = ({ publishedOn, id }: AnnouncementRow): string => `${publishedOn.replaceAll('-', '')}_${id}`;

/** A page, the newest first, by key. */
async function pageOf(query: SelectQueryBuilder<AnnouncementRow>, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<AnnouncementPage> {
  const [digits = '', id] = cursor?.split('_') ?? [];
  const day = digits.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  if (id) query.andWhere('a.publishedOn <= :day AND (a.publishedOn < :day OR a.id < :id)', { day, id });
  const rows = await query.orderBy('a.publishedOn', 'DESC').addOrderBy('a.id', 'DESC').limit(limit + 1).getMany();
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? cursorOf(last) : null };
}

const all = (em: EntityManager): SelectQueryBuilder<AnnouncementRow> => em.createQueryBuilder(AnnouncementRow, 'a');

const inForce = (em: EntityManager, today: string): SelectQueryBuilder<AnnouncementRow> =>
  all(em).where('a.publishedOn <= :today AND (a.until IS NULL OR a.until >= :today) AND a.withdrawnAt IS NULL', { today });

export type Announcements = ReturnType<typeof createAnnouncements>;

/** 公告: the days decide what is in force, no job does. */
export function createAnnouncements({ db, clock }: Pick<Platform, 'db' | 'clock'>) {
  const today = (): string => shanghaiDay(clock.now());
  return {
    /** What everybody may read now. */
    current: (page: { readonly cursor?: string | undefined; readonly limit: number }): Promise<AnnouncementPage> => db.read((em) => pageOf(inForce(em, today()), page)),
    /** One that is in force; null otherwise. */
    find: (id: string): Promise<AnnouncementRow | null> => db.read((em) => inForce(em, today()).andWhere('a.id = :id', { id }).getOne()),
    /** As they are kept: for those who edit them. */
    records: (page: { readonly cursor?: string | undefined; readonly limit: number }): Promise<AnnouncementPage> => db.read((em) => pageOf(all(em), page)),
    add: async (fields: AnnouncementFields): Promise<string> => {
      const id = newId();
      await db.transact((em) => em.insert(AnnouncementRow, { ...fields, id, version: 1, withdrawnAt: null }));
      return id;
    },
    /** Answers what it was; throws announcement.notFound, announcement.changed when somebody else changed it meanwhile. */
    change: (id: string, { version, withdrawn, ...fields }: AnnouncementFields & { readonly version: number; readonly withdrawn: boolean }): Promise<AnnouncementRow> =>
      db.transact(async (em) => {
        const old = await em.findOneBy(AnnouncementRow, { id });
        if (!old) throw new AppError('announcement.notFound');
        const withdrawnAt = withdrawn ? (old.withdrawnAt ?? clock.now()) : null;
        const { affected } = await em.update(AnnouncementRow, { id, version }, { ...fields, withdrawnAt, version: version + 1 });
        if (affected !== 1) throw new AppError('announcement.changed');
        return old;
      }),
  };
}

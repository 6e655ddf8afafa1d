import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../platform/errors';
import { AreaRow, AreaTelephoneRow } from './city.entity';

type Numbers = readonly { readonly name: string; readonly number: string }[];

const numbersOf = (rows: readonly AreaTelephoneRow[], code: string): { name: string; number: string }[] => rows.filter(({ area }) => area === code).map(({ name, number }) => ({ name, number }));

/** Every district with its numbers, none left out; and any smaller area that has some. */
export async function telephoneRecords(em: EntityManager): Promise<{ area: string; name: string; numbers: { name: string; number: string }[] }[]> {
  const rows = await em.find(AreaTelephoneRow, { order: { position: 'ASC' } });
  const districts = await em.createQueryBuilder(AreaRow, 'a').where('a.parent IS NULL').orderBy('a.position').getMany();
  const smaller = [...new Set(rows.map(({ area }) => area))].filter((code) => districts.every((district) => district.code !== code));
  const others = smaller.length === 0 ? [] : await em.createQueryBuilder(AreaRow, 'a').where('a.code IN (:...smaller)', { smaller }).orderBy('a.position').getMany();
  return [...districts, ...others].map(({ code, name }) => ({ area: code, name, numbers: numbersOf(rows, code) }));
}

/** Writes an area's numbers anew and answers its name; throws ticket.unknownArea, telephones.changed when they are no longer what was seen. */
export async function changeTelephones(em: EntityManager, area: string, { seen, numbers }: { readonly seen: Numbers; readonly numbers: Numbers }): Promise<string> {
  // The row of the area is held, so that of two editors the second sees what the first wrote.
  await em.createQueryBuilder().update(AreaRow).set({ position: () => 'position' }).where('code = :area', { area }).execute();
  const row = await em.findOneBy(AreaRow, { code: area });
  if (!row) throw new AppError('ticket.unknownArea');
  const old = await em.find(AreaTelephoneRow, { where: { area }, order: { position: 'ASC' } });
  if (!isDeepStrictEqual(numbersOf(old, area), seen.map(({ name, number }) => ({ name, number })))) throw new AppError('telephones.changed');
  await em.delete(AreaTelephoneRow, { area });
  if (numbers.length > 0) await em.insert(AreaTelephoneRow, numbers.map((entry, position) => ({ ...entry, area, position })));
  return row.name;
}

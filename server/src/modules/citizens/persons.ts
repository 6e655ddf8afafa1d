import type { IdentityKind } from '@hotline/shared/vocabulary/identity-kind';
import { In, IsNull, type EntityManager } from 'typeorm';
import { newId } from '../../platform/ids';
import { CitizenIdentityRow, CitizenRow, IdentityJoinRow } from './citizen.entity';

/** The citizens who are one person with this one, itself among them, the oldest first. */
export async function membersOf(em: EntityManager, citizenId: string): Promise<string[]> {
  const citizen = await em.findOneBy(CitizenRow, { id: citizenId });
  if (!citizen) return [citizenId];
  return (await em.find(CitizenRow, { where: { person: citizen.person }, order: { id: 'ASC' } })).map(({ id }) => id);
}

/** Members of a person who have no identity of these kinds. */
async function membersWithout(em: EntityManager, citizenId: string, kinds: readonly IdentityKind[]): Promise<string[]> {
  const members = await membersOf(em, citizenId);
  const accounts = await em.findBy(CitizenIdentityRow, { citizenId: In(members), kind: In([...kinds]) });
  return members.filter((member) => !accounts.some((account) => account.citizenId === member));
}

/** Those of a person whom nothing but a telephone number stands for: who called, or logged in by a code, and whoever has the number next would be taken for. */
export const knownByNumberOnly = (em: EntityManager, citizenId: string): Promise<string[]> => membersWithout(em, citizenId, ['miniProgram', 'officialAccount']);

/** Those of a person who have no account, neither at WeChat nor on the website: who called before. */
export const knownByCallOnly = (em: EntityManager, citizenId: string): Promise<string[]> => membersWithout(em, citizenId, ['miniProgram', 'officialAccount', 'website']);

/**
 * Makes two citizens one person. Nothing of theirs moves: tickets and consents stay where they are and are looked for
 * among all members, so that parting them again is exact. Persons who were parted by hand are not joined again.
 */
export async function joinCitizens(em: EntityManager, { citizens, via, now }: { citizens: readonly [string, string]; via: IdentityKind; now: number }): Promise<void> {
  const [one, other] = await Promise.all(citizens.map((id) => em.findOneByOrFail(CitizenRow, { id })));
  if (!one || !other || one.person === other.person) return;
  // The older person keeps the name, whoever is seen first: replicas agree.
  const [kept = '', absorbed = ''] = [one.person, other.person].sort();
  const parted = await em.createQueryBuilder(IdentityJoinRow, 'j').where('j.undoneAt IS NOT NULL AND j.kept IN (:...both) AND j.absorbed IN (:...both)', { both: [kept, absorbed] }).getExists();
  if (parted) return;
  const moved = (await em.findBy(CitizenRow, { person: absorbed })).map(({ id }) => id);
  await em.update(CitizenRow, { id: In(moved) }, { person: kept });
  await em.insert(IdentityJoinRow, { id: newId(), kept, absorbed, moved, via, at: now, undoneAt: null, undoneBy: null, undoReason: null });
}

/** The joins that made a citizen's person what it is, the oldest first. */
export async function joinsOf(em: EntityManager, citizenId: string): Promise<IdentityJoinRow[]> {
  const citizen = await em.findOneBy(CitizenRow, { id: citizenId });
  return citizen ? em.find(IdentityJoinRow, { where: { kept: citizen.person, undoneAt: IsNull() }, order: { id: 'ASC' } }) : [];
}

/** Parts what a join put together. False when it was parted already, or a later join must be undone first. */
export async function undoJoin(em: EntityManager, { joinId, ...by }: { joinId: string; undoneBy: string; undoReason: string; undoneAt: number }): Promise<boolean> {
  const join = await em.findOneBy(IdentityJoinRow, { id: joinId, undoneAt: IsNull() });
  if (!join || (await em.countBy(CitizenRow, { id: In([...join.moved]), person: join.kept })) !== join.moved.length) return false;
  await em.update(CitizenRow, { id: In([...join.moved]) }, { person: join.absorbed });
  await em.update(IdentityJoinRow, { id: joinId }, by);
  return true;
}

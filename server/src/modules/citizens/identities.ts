import type { IdentityKind } from '@hotline/shared/vocabulary/identity-kind';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { isDuplicateKey } from '../../platform/db/db-errors';
import { AppError } from '../../platform/errors';
import type { Platform } from '../../platform/platform';
import { CitizenIdentityRow, CitizenRow } from './citizen.entity';
import { findOrCreateCitizen, type Identity } from './citizen.store';
import { joinsOf, knownByNumberOnly, membersOf, undoJoin } from './persons';

const phonePlace = (id: string) => `citizen.phone.${id}`;

/** Two doors may meet the same new person at the same moment: whoever comes second begins again and finds them. */
async function afresh<T>(work: () => Promise<T>, attempts = 3): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (attempts === 1 || !isDuplicateKey(error)) throw error;
    return afresh(work, attempts - 1);
  }
}

/** Numbers given up are handed out anew: an old one proves nothing of whoever has it next, neither by telephone nor on the website. */
async function giveUpNumbers(em: EntityManager, id: string, kept: string): Promise<void> {
  const others = await knownByNumberOnly(em, id);
  const old = await em.findBy(CitizenIdentityRow, { citizenId: In([id, ...others]), kind: In(['phone', 'website']), subject: Not(kept) });
  for (const { kind, subject } of old) await em.delete(CitizenIdentityRow, { kind, subject });
  await em.update(CitizenRow, { id: In(others.filter((other) => old.some(({ citizenId }) => citizenId === other))) }, { phoneSealed: null });
}

export type Identities = ReturnType<typeof createIdentities>;

/** Who somebody is: the identities of one person, however many citizens they came in as. */
export function createIdentities({ db, clock, seal }: Platform) {
  const findOrCreate = (identities: readonly Identity[]) => afresh(() => db.transact((em) => findOrCreateCitizen(em, identities, clock.now())));
  /** The newest identity of a kind, with the member it belongs to. */
  const identityOf = (citizenId: string, kind: IdentityKind) =>
    db.read(async (em) => em.findOne(CitizenIdentityRow, { where: { citizenId: In(await membersOf(em, citizenId)), kind }, order: { createdAt: 'DESC' } }));

  return {
    findOrCreate,
    identityOf,
    /** Every citizen who is the same person, by their ids. */
    members: (citizenId: string) => db.read((em) => membersOf(em, citizenId)),
    /** The kinds of identity a person is known by. */
    identityKinds: async (citizenId: string): Promise<IdentityKind[]> => {
      const rows = await db.read(async (em) => em.findBy(CitizenIdentityRow, { citizenId: In(await membersOf(em, citizenId)) }));
      return [...new Set(rows.map(({ kind }) => kind))].sort();
    },
    /** What joined this person's identities, for whoever may part them. */
    joins: (citizenId: string) => db.read((em) => joinsOf(em, citizenId)),
    /** Parts what one join put together; false when that is no longer possible. */
    undoJoin: (joinId: string, by: { readonly undoneBy: string; readonly undoReason: string }) => db.transact((em) => undoJoin(em, { joinId, ...by, undoneAt: clock.now() })),
    /** The openid, or other name, a person has of a kind; null when none. */
    subjectOf: async (citizenId: string, kind: IdentityKind) => (await identityOf(citizenId, kind))?.subject ?? null,
    /** Whether any member follows the official account, as far as is known. */
    follows: (citizenId: string) => db.read(async (em) => em.existsBy(CitizenIdentityRow, { citizenId: In(await membersOf(em, citizenId)), kind: 'officialAccount', follows: true })),
    /** Records whether somebody follows the official account. An openid that is not known stays so: it may have just been forgotten. */
    setFollows: async (openid: string, value: boolean): Promise<void> => {
      await db.transact((em) => em.update(CitizenIdentityRow, { kind: 'officialAccount', subject: openid }, { follows: value }));
    },
    /** Keeps a number WeChat vouches for; another citizen with the same number is the same person. */
    bindPhone: async (id: string, number: string): Promise<void> => {
      const subject = seal.fingerprint(number, 'phone');
      await db.transact(async (em) => {
        // WeChat was asked meanwhile: whoever has deleted their data since gets no number back.
        const { affected } = await em.update(CitizenRow, { id, erasedAt: IsNull() }, { phoneSealed: seal.seal(number, phonePlace(id)) });
        if (affected !== 1) throw new AppError('session.required');
        await giveUpNumbers(em, id, subject);
      });
      const own = await db.read((em) => em.findOneBy(CitizenIdentityRow, { citizenId: id, kind: 'miniProgram' }));
      if (own) await findOrCreate([own, { kind: 'phone', subject }]);
    },
    /** The citizen who logs in with a number on the website, and has just shown that it is theirs; one with the same number is the same person. */
    byTextedPhone: (number: string): Promise<string> => {
      const subject = seal.fingerprint(number, 'phone');
      return afresh(() => db.transact(async (em) => {
        const id = await findOrCreateCitizen(em, [{ kind: 'website', subject }, { kind: 'phone', subject }], clock.now());
        await em.update(CitizenRow, { id }, { phoneSealed: seal.seal(number, phonePlace(id)) });
        return id;
      }));
    },
    /** The citizen known by a number; made where there is none, and the same person as whoever binds it later. */
    byPhone: (number: string) => findOrCreate([{ kind: 'phone', subject: seal.fingerprint(number, 'phone') }]),
    /** The number any member has bound, in full; null when none. */
    phoneOf: async (citizenId: string): Promise<string | null> => {
      const row = await db.read(async (em) => em.findOneBy(CitizenRow, { id: In(await membersOf(em, citizenId)), phoneSealed: Not(IsNull()) }));
      return row && seal.open(row.phoneSealed, phonePlace(row.id));
    },
  };
}

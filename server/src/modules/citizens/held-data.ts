import { In } from 'typeorm';
import type { Database } from '../../platform/db/database';
import { CitizenIdentityRow } from './citizen.entity';
import { membersOf } from './persons';

/** A person by all that other modules know them by. */
export interface HeldPerson {
  readonly citizenIds: readonly string[];
  readonly openids: readonly string[];
}

/** A heading and what stands under it, in words the person understands. */
export interface HeldSection {
  readonly title: string;
  readonly items: readonly Readonly<Record<string, string>>[];
}

/** What one module keeps about people. */
export interface Holding {
  /** All of it, for the copy a person may ask for (个人信息保护法第四十五条). */
  readonly tell: (person: HeldPerson) => Promise<readonly HeldSection[]>;
  /** Forgets what hangs on openids, while they are still known; the rest follows the event `citizen.erased`. */
  readonly forget?: (person: HeldPerson) => Promise<void>;
}

export type HeldData = ReturnType<typeof createHeldData>;

/** Everything held about a person, wherever it lies: modules above this one say what they keep. */
export function createHeldData(db: Database) {
  const holdings: Holding[] = [];
  const personOf = (citizenId: string): Promise<HeldPerson> =>
    db.read(async (em) => {
      const citizenIds = await membersOf(em, citizenId);
      const identities = await em.findBy(CitizenIdentityRow, { citizenId: In(citizenIds), kind: In(['officialAccount', 'miniProgram']) });
      return { citizenIds, openids: identities.map(({ subject }) => subject) };
    });
  return {
    holds: (holding: Holding): void => void holdings.push(holding),
    /** One module after another, so that one person's copy never takes many connections. */
    tell: async (citizenId: string): Promise<HeldSection[]> => {
      const person = await personOf(citizenId);
      const sections: HeldSection[] = [];
      for (const { tell } of holdings) sections.push(...(await tell(person)));
      return sections.filter(({ items }) => items.length > 0);
    },
    forget: async (citizenId: string): Promise<void> => {
      const person = await personOf(citizenId);
      for (const { forget } of holdings) await forget?.(person);
    },
  };
}

import type { IdentityKind } from '@hotline/shared/vocabulary/identity-kind';
import type { EntityManager } from 'typeorm';
import { newId } from '../../platform/ids';
import { CitizenIdentityRow, CitizenRow } from './citizen.entity';
import { joinCitizens } from './persons';

export interface Identity {
  readonly kind: IdentityKind;
  readonly subject: string;
}

/**
 * The citizen behind the first of these identities (the openid a person came with), made if none is known; identities
 * seen for the first time are added. One that another citizen has shows that both are one person.
 */
export async function findOrCreateCitizen(em: EntityManager, identities: readonly Identity[], now: number): Promise<string> {
  const found = await Promise.all(identities.map(({ kind, subject }) => em.findOneBy(CitizenIdentityRow, { kind, subject })));
  const citizenId = found[0]?.citizenId ?? (await createCitizen(em, now));
  for (const [at, identity] of identities.entries()) {
    const known = found[at];
    if (known) await joinCitizens(em, { citizens: [citizenId, known.citizenId], via: identity.kind, now });
    // Many followed before this hotline opened: following is assumed until WeChat says otherwise.
    else await em.insert(CitizenIdentityRow, { ...identity, citizenId, follows: identity.kind === 'officialAccount', createdAt: now });
  }
  return citizenId;
}

async function createCitizen(em: EntityManager, now: number): Promise<string> {
  const id = newId();
  await em.insert(CitizenRow, { id, person: id, phoneSealed: null, createdAt: now, erasedAt: null });
  return id;
}

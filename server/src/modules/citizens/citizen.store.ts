import type { EntityManager } from 'typeorm';
import { newId } from '../../platform/ids';
import { CitizenIdentityRow, CitizenRow, type IdentityKind } from './citizen.entity';

export interface Identity {
  readonly kind: IdentityKind;
  readonly subject: string;
}

/**
 * The citizen behind any of these identities, made if none is known; identities seen for the first time are added.
 * A unionid seen at both accounts joins them. Two citizens that are already apart stay so.
 */
export async function findOrCreateCitizen(em: EntityManager, identities: readonly Identity[], now: number): Promise<string> {
  const found = await Promise.all(identities.map(({ kind, subject }) => em.findOneBy(CitizenIdentityRow, { kind, subject })));
  let citizenId = found.find((row) => row !== null)?.citizenId;
  if (citizenId === undefined) {
    citizenId = newId();
    await em.insert(CitizenRow, { id: citizenId, phoneSealed: null, createdAt: now });
  }
  for (const [at, identity] of identities.entries()) {
    // Many followed before this hotline opened: following is assumed until WeChat says otherwise.
    if (!found[at]) await em.insert(CitizenIdentityRow, { ...identity, citizenId, follows: identity.kind === 'officialAccount', createdAt: now });
  }
  return citizenId;
}

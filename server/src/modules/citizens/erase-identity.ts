import { In, type EntityManager } from 'typeorm';
import type { Platform } from '../../platform/platform';
import { CitizenIdentityRow, CitizenRow, NoticeConsentRow } from './citizen.entity';
import { membersOf } from './persons';

/** Topic of the event that a person has no identity left; payload ErasedCitizens. */
export const citizensErased = 'citizen.erased';

export interface ErasedCitizens {
  /** Every citizen of the person; their ids stay on work orders as pseudonyms. */
  readonly citizenIds: readonly string[];
}

/**
 * Forgets an openid, as WeChat demands when somebody unfollows or takes back an authorisation (取消关注、用户撤回授权):
 * its sessions end, a mini-program identity takes telephone and consents with it. When no openid of the person is left,
 * everything that joined or named them goes, too. An openid that is not known is forgotten already.
 */
export async function eraseIdentity({ db, clock, outbox, sessions }: Platform, identity: { readonly kind: 'officialAccount' | 'miniProgram'; readonly subject: string }): Promise<void> {
  await db.transact(async (em) => {
    const known = await em.findOneBy(CitizenIdentityRow, identity);
    if (!known) return;
    await em.delete(CitizenIdentityRow, identity);
    await sessions.closeAll('citizen', known.citizenId);
    if (identity.kind === 'miniProgram') await forgetPhone(em, [known.citizenId]);
    const citizenIds = await membersOf(em, known.citizenId);
    if (await em.existsBy(CitizenIdentityRow, { citizenId: In(citizenIds), kind: In(['officialAccount', 'miniProgram']) })) return;
    await em.delete(CitizenIdentityRow, { citizenId: In(citizenIds) });
    await forgetPhone(em, citizenIds);
    await em.update(CitizenRow, { id: In(citizenIds) }, { erasedAt: clock.now() });
    await outbox.publish(em, citizensErased, { citizenIds } satisfies ErasedCitizens);
  });
}

async function forgetPhone(em: EntityManager, citizenIds: readonly string[]): Promise<void> {
  const citizenId = In([...citizenIds]);
  await em.delete(NoticeConsentRow, { citizenId });
  await em.delete(CitizenIdentityRow, { citizenId, kind: 'phone' });
  await em.update(CitizenRow, { id: citizenId }, { phoneSealed: null });
}

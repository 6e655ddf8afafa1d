import { In, type EntityManager } from 'typeorm';
import type { Platform } from '../../platform/platform';
import { CitizenIdentityRow, CitizenRow, DataCopyRow, IdentityJoinRow, NoticeConsentRow } from './citizen.entity';
import type { HeldData } from './held-data';
import { knownByCallOnly, membersOf } from './persons';
import { LoginCodeRow } from './text-code/login-code.entity';

/** Topic of the event that a person has no identity left; payload ErasedCitizens. */
export const citizensErased = 'citizen.erased';

export interface ErasedCitizens {
  /** Every citizen of the person; their ids stay on work orders as pseudonyms. */
  readonly citizenIds: readonly string[];
}

/**
 * Forgets an openid, as WeChat demands when somebody unfollows or takes back an authorisation (取消关注、用户撤回授权):
 * its sessions end, a mini-program identity takes telephone and consents with it. When no account of the person is left,
 * at WeChat or on the website, everything that joined or named them goes, too. An openid that is not known is forgotten already.
 */
export async function eraseIdentity({ db, clock, outbox, sessions }: Platform, identity: { readonly kind: 'officialAccount' | 'miniProgram'; readonly subject: string }): Promise<void> {
  await db.transact(async (em) => {
    const known = await em.findOneBy(CitizenIdentityRow, identity);
    if (!known) return;
    await em.delete(CitizenIdentityRow, identity);
    await sessions.closeAll('citizen', known.citizenId);
    if (identity.kind === 'miniProgram') await forgetPhone(em, [known.citizenId, ...(await knownByCallOnly(em, known.citizenId))]);
    const citizenIds = await membersOf(em, known.citizenId);
    if (await em.existsBy(CitizenIdentityRow, { citizenId: In(citizenIds), kind: In(['officialAccount', 'miniProgram', 'website']) })) return;
    await eraseCitizens({ clock, outbox }, em, citizenIds);
  });
}

/**
 * 删除我的信息: forgets every identity of a person at their own wish, as above. What hangs on an openid elsewhere is
 * let go first, so that whoever is cut off still has an account to try again from.
 */
export async function erasePerson({ db, clock, outbox, sessions }: Platform, held: Pick<HeldData, 'forget'>, citizenId: string): Promise<void> {
  await held.forget(citizenId);
  await db.transact(async (em) => {
    const citizenIds = await membersOf(em, citizenId);
    for (const id of citizenIds) await sessions.closeAll('citizen', id);
    await eraseCitizens({ clock, outbox }, em, citizenIds);
  });
}

async function eraseCitizens({ clock, outbox }: Pick<Platform, 'clock' | 'outbox'>, em: EntityManager, citizenIds: readonly string[]): Promise<void> {
  const citizenId = In([...citizenIds]);
  const numbers = await em.findBy(CitizenIdentityRow, { citizenId, kind: In(['phone', 'website']) });
  await em.delete(LoginCodeRow, { phoneKey: In(numbers.map(({ subject }) => subject)) });
  await em.delete(CitizenIdentityRow, { citizenId });
  await em.delete(DataCopyRow, { citizenId });
  // Written freely, and so perhaps with a number.
  await em.update(IdentityJoinRow, { kept: citizenId }, { undoReason: null });
  await forgetPhone(em, citizenIds);
  await em.update(CitizenRow, { id: citizenId }, { erasedAt: clock.now() });
  await outbox.publish(em, citizensErased, { citizenIds } satisfies ErasedCitizens);
}

async function forgetPhone(em: EntityManager, citizenIds: readonly string[]): Promise<void> {
  const citizenId = In([...citizenIds]);
  await em.delete(NoticeConsentRow, { citizenId });
  await em.delete(CitizenIdentityRow, { citizenId, kind: 'phone' });
  await em.update(CitizenRow, { id: citizenId }, { phoneSealed: null });
}

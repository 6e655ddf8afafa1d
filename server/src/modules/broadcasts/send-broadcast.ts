import type { sendBroadcast } from '@hotline/shared/contracts/broadcasts.staff';
import type { ParsedOf } from '@hotline/shared/contracts/contract';
import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { isDuplicateKey } from '../../platform/db/db-errors';
import { AppError } from '../../platform/errors';
import { newId } from '../../platform/ids';
import type { StaffActor } from '../staff';
import { BroadcastRow } from './broadcast.entity';
import type { BroadcastDeps } from './deps';
import { isAddressed, resolveRecipients } from './recipients';

type Draft = ParsedOf<typeof sendBroadcast>['body'];

const hourMs = 3600_000;

/**
 * Sends a broadcast: in one transaction it stands, the one it takes the place of is void, and the audit trail says so.
 * Throws broadcast.notFound, broadcast.ended, broadcast.nobody and what speaks against its recipients.
 */
export async function send(deps: BroadcastDeps, actor: StaffActor, draft: Draft): Promise<BroadcastRow> {
  const sent = await findSent(deps, actor, draft);
  if (sent) return sent;
  const row = await compose(deps, actor, draft);
  const { db } = deps.platform;
  try {
    await db.transact(async (em) => {
      if (row.supersedes !== null) await supersede(em, row.supersedes, row);
      await em.insert(BroadcastRow, row);
      await deps.audit.record(em, actor, { action: 'sendBroadcast', object: `广播 ${row.title}`, detail: `发给${row.addressedTo}（${row.sentTo}人）` });
    });
    return row;
  } catch (error) {
    // The same form twice at the same moment, or somebody else has just taken the place of the same one.
    if (!isDuplicateKey(error)) throw error;
    const twin = await findSent(deps, actor, draft);
    if (twin) return twin;
    throw new AppError('broadcast.ended');
  }
}

async function findSent({ platform: { db } }: BroadcastDeps, { id: senderId }: StaffActor, { idempotencyKey, title, body, mustRead }: Draft): Promise<BroadcastRow | null> {
  const sent = await db.read((em) => em.findOneBy(BroadcastRow, { senderId, idempotencyKey }));
  // Corrected after an answer that was lost: the words of the first are at the seats already.
  if (sent && (sent.title !== title || sent.body !== body || sent.mustRead !== mustRead)) throw new AppError('broadcast.keyReused');
  return sent;
}

async function compose(deps: BroadcastDeps, actor: StaffActor, { validHours, recipients: chosen, knowledge: items, ...draft }: Draft): Promise<BroadcastRow> {
  const { recipients, addressedTo } = await resolveRecipients(deps, chosen);
  const sentTo = (await deps.staff.ableToWork()).filter((person) => isAddressed({ recipients, senderId: actor.id }, person)).length;
  if (sentTo === 0) throw new AppError('broadcast.nobody');
  const knowledge = [];
  for (const id of new Set(items)) knowledge.push({ id, title: (await deps.knowledge.get(id)).title });
  const sentAt = deps.platform.clock.now();
  return { ...draft, id: newId(), recipients, addressedTo, sentTo, knowledge, senderId: actor.id, senderName: actor.name, sentAt, expiresAt: sentAt + validHours * hourMs, supersededBy: null, version: 1, updatedAt: sentAt };
}

/** Voids an earlier one; only what is in force has a place to take. */
async function supersede(em: EntityManager, id: string, { id: supersededBy, sentAt }: BroadcastRow): Promise<void> {
  const { affected } = await em.update(BroadcastRow, { id, supersededBy: IsNull(), expiresAt: MoreThan(sentAt) }, { supersededBy, version: () => 'version + 1', updatedAt: sentAt });
  if (affected === 1) return;
  throw new AppError((await em.existsBy(BroadcastRow, { id })) ? 'broadcast.ended' : 'broadcast.notFound');
}

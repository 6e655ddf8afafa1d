import type { CallBackReason } from '@hotline/shared/vocabulary/notice-channel';
import type { EntityManager } from 'typeorm';
import { newId } from '../../platform/ids';
import { CallBackTaskRow, type NoticeRow } from './notice.entity';

/** Leaves a notice to a person; a ticket has one open task, which then speaks of the newest. */
export async function openCallBack(em: EntityManager, { ticketId, kind, attempt }: NoticeRow, now: number): Promise<void> {
  const reason: CallBackReason = attempt === 0 ? 'noWay' : 'notArrived';
  const row = { id: newId(), ticketId, kind, reason, openFor: ticketId, createdAt: now, doneAt: null, doneBy: null };
  await em.createQueryBuilder().insert().into(CallBackTaskRow).values(row).orIgnore().updateEntity(false).execute();
  await em.update(CallBackTaskRow, { openFor: ticketId }, { kind, reason });
}

/** A message has reached the requester after all: nobody needs to telephone. */
export async function dropCallBack(em: EntityManager, ticketId: string, now: number): Promise<void> {
  await em.update(CallBackTaskRow, { openFor: ticketId }, { openFor: null, doneAt: now });
}

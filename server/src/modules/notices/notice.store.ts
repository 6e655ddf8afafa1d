import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import type { Platform } from '../../platform/platform';
import { dropCallBack, openCallBack } from './call-back-tasks';
import { NoticeDeliveryRow, NoticeRow } from './notice.entity';

/** Topic by which a notice that turned out not to have arrived is taken up again; payload NoticeAgain. */
export const noticeAgain = 'notice.again';

export interface NoticeAgain {
  readonly eventId: string;
}

const over = { lane: null, openid: null };

/** Every change of a notice names the attempt it is about: whatever has moved on is left alone. Answers whether it took effect. */
async function move(em: EntityManager, { eventId, attempt, state }: NoticeRow, change: Partial<NoticeRow>): Promise<boolean> {
  return (await em.update(NoticeRow, { eventId, attempt, state }, change)).affected === 1;
}

/** Plans a notice; one event is planned once. */
export async function planNotice({ db, clock }: Platform, plan: Pick<NoticeRow, 'eventId' | 'ticketId' | 'position' | 'citizenId' | 'kind'>): Promise<void> {
  const row = { ...plan, channel: 'none' as const, state: 'waiting' as const, attempt: 0, lane: null, openid: null, templateId: null, messageId: null, startedAt: clock.now(), sentAt: null };
  await db.transact((em) => em.createQueryBuilder().insert().into(NoticeRow).values(row).orIgnore().updateEntity(false).execute());
}

export const findNotice = ({ db }: Platform, eventId: string): Promise<NoticeRow | null> => db.read((em) => em.findOneBy(NoticeRow, { eventId }));

/** Whether a later notice of the ticket is planned. */
export const toldLater = (em: EntityManager, { ticketId, position }: Pick<NoticeRow, 'ticketId' | 'position'>): Promise<boolean> => em.existsBy(NoticeRow, { ticketId, position: MoreThan(position) });

/**
 * Whether a later notice of the ticket makes this one superfluous; it is put aside then. People want to know where their
 * request stands, not every step it took while nobody could be told.
 */
export async function overtaken(em: EntityManager, notice: NoticeRow): Promise<boolean> {
  if (!(await toldLater(em, notice))) return false;
  await move(em, notice, { state: 'superseded', ...over });
  return true;
}

/** Begins a sending in its lane. Throws a duplicate key while the outcome of another message to this person is fresh. */
export async function startSending(em: EntityManager, notice: NoticeRow, change: Pick<NoticeRow, 'channel' | 'lane' | 'openid' | 'templateId' | 'startedAt'>): Promise<NoticeRow | null> {
  const { ticketId, position } = notice;
  await em.update(NoticeRow, { ticketId, position: LessThan(position), state: 'waiting' }, { state: 'superseded' });
  const begun: NoticeRow = { ...notice, ...change, state: 'sending', attempt: notice.attempt + 1, messageId: null };
  return (await move(em, notice, begun)) ? begun : null;
}

/** Sends the same message once more. */
export async function startRepeating({ db }: Platform, notice: NoticeRow): Promise<NoticeRow | null> {
  const begun = { ...notice, attempt: notice.attempt + 1 };
  return (await db.transact((em) => move(em, notice, begun))) ? begun : null;
}

/** It was certainly not sent and may be tried again, from `channel` on. */
export const putBack = ({ db }: Platform, notice: NoticeRow, channel: NoticeRow['channel']): Promise<boolean> => db.transact((em) => move(em, notice, { state: 'waiting', channel, ...over }));

/** It is not waited for any longer: others may be told meanwhile. */
export const setAside = ({ db }: Platform, notice: NoticeRow): Promise<boolean> => db.transact((em) => move(em, notice, { lane: null }));

/** The channel took it. A report that it did not arrive may have been faster than the answer. */
export async function markSent(platform: Platform, notice: NoticeRow, messageId: string | null): Promise<void> {
  const now = platform.clock.now();
  await platform.db.transact(async (em) => {
    if (!(await move(em, notice, { state: 'sent', messageId, sentAt: now, ...over }))) return;
    await dropCallBack(em, notice.ticketId, now);
    if (messageId !== null && (await em.existsBy(NoticeDeliveryRow, { messageId, delivered: false }))) await takeUpAgain(platform, em, { ...notice, state: 'sent' });
  });
}

/** It turned out not to have arrived: the next way is tried. */
export async function takeUpAgain({ outbox }: Platform, em: EntityManager, notice: NoticeRow): Promise<void> {
  if (await move(em, notice, { state: 'waiting', ...over })) await outbox.publish(em, noticeAgain, { eventId: notice.eventId } satisfies NoticeAgain);
}

/** No way is left but the telephone. */
export async function leaveToPerson({ clock }: Platform, em: EntityManager, notice: NoticeRow): Promise<void> {
  if (await move(em, notice, { state: 'unreachable', channel: 'callBack', ...over })) await openCallBack(em, notice, clock.now());
}

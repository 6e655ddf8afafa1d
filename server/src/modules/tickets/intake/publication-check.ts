import type { PublicationCheck } from '@hotline/shared/vocabulary/publication-check';
import { In, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { Platform } from '../../../platform/platform';
import { attachmentsOf } from './attachments';
import { PublicationCheckRow, PublicationVerdictRow } from './publication-check.entity';
import { TicketRow } from '../ticket.entity';

/** A part of a ticket content security has not been asked about: its text, or the address of a picture (good for minutes). */
export interface UnaskedPart {
  readonly part: string;
  readonly text?: string;
  readonly url?: string;
}

const wholeText = 'text';
/** The part that speaks most against publishing speaks for the ticket. */
const byWeight: readonly PublicationCheck[] = ['risky', 'review', 'unchecked', 'pass'];

/** 公开审核: what may be published of a ticket. Kept beside the ticket; nothing of its life depends on it. */
export function publicationOf({ db, fileUrls }: Platform) {
  const insertOnce = (entity: EntityTarget<ObjectLiteral>, row: object) =>
    db.transact((em) => em.createQueryBuilder().insert().into(entity).values(row).orIgnore().updateEntity(false).execute());
  return {
    /** What the check needs to know of a ticket, whether it is to be published at all, and which parts it has not asked about. */
    publicationMaterial: (ticketId: string) =>
      db.read(async (em) => {
        const { channel, requesterId, createdAt, content, mayPublish, confidential } = await em.findOneByOrFail(TicketRow, { id: ticketId });
        const asked = new Set((await em.findBy(PublicationCheckRow, { ticketId })).map(({ part }) => part));
        const pictures = (await attachmentsOf(em, ticketId)).filter(({ mime }) => mime.startsWith('image/'));
        const parts: UnaskedPart[] = [{ part: wholeText, text: content }, ...pictures.map(({ id }) => ({ part: id, url: fileUrls.url(id) }))];
        return { channel, requesterId, createdAt, wished: mayPublish && !confidential, unasked: parts.filter(({ part }) => !asked.has(part)) };
      }),
    recordAsked: (row: PublicationCheckRow) => insertOnce(PublicationCheckRow, row),
    recordVerdict: (row: PublicationVerdictRow) => insertOnce(PublicationVerdictRow, row),
  };
}

/** How a ticket stands; a part nobody could ask about leaves it unchecked. */
export async function publicationCheckOf(em: EntityManager, ticketId: string): Promise<PublicationCheck> {
  const checks = await em.findBy(PublicationCheckRow, { ticketId });
  const verdicts = checks.length === 0 ? [] : await em.findBy(PublicationVerdictRow, { traceId: In(checks.map(({ traceId }) => traceId)) });
  const suggestionOf = (part: string): PublicationCheck => verdicts.find(({ traceId }) => traceId === checks.find((check) => check.part === part)?.traceId)?.suggestion ?? 'unchecked';
  const parts = [wholeText, ...(await attachmentsOf(em, ticketId)).map(({ id }) => id)].map(suggestionOf);
  return byWeight.find((each) => parts.includes(each)) ?? 'unchecked';
}

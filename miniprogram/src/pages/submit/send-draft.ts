import { recordConsents } from '@hotline/shared/contracts/citizens.citizen';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { submitTicket, type TicketDraft } from '@hotline/shared/contracts/tickets.citizen';
import { call } from '@/api/call';
import { askForNotices, type NoticeChoice } from '@/device/notices';
import type { Draft } from './draft';

const orNull = (text: string): string | null => text.trim() || null;
const endOf = (path: Draft['area']): string | null => path.at(-1)?.code ?? null;

/** Nobody's relation is nothing to tell. */
function behalfOf({ personName, personRelation, personPhone, companyName, companyCode }: Omit<Draft, 'idempotencyKey' | 'contactPhone'>) {
  const person = orNull(personName);
  return { personName: person, personRelation: person === null ? null : personRelation, personPhone: orNull(personPhone), companyName: orNull(companyName), companyCode: orNull(companyCode) };
}

/** The steps were checked, so type and consent are there; were they not, the server would say so. */
function toTicketDraft({ idempotencyKey, contactPhone, ...draft }: Draft): TicketDraft {
  return {
    idempotencyKey,
    requestType: draft.requestType ?? 'assistance',
    category: endOf(draft.category),
    area: endOf(draft.area),
    address: orNull(draft.address),
    content: draft.content.trim(),
    attachments: draft.pictures.flatMap(({ id }) => id ?? []),
    contactName: orNull(draft.contactName),
    contactPhone,
    visibility: draft.visibility,
    ...behalfOf(draft),
    consentVersion: draft.consentVersion ?? '',
  };
}

/** Lost answers cost a notice, never the ticket. */
function report(results: readonly NoticeChoice[]): void {
  if (results.length > 0) call(recordConsents, { body: { results: [...results] } }).catch(() => undefined);
}

/** Asks for the notices (first: WeChat allows it only within the tap), submits, then reports the answers. */
export async function sendDraft(draft: Draft, templateIds: readonly string[]): Promise<OutputOf<typeof submitTicket>> {
  const choices = await askForNotices(templateIds);
  const receipt = await call(submitTicket, { body: toTicketDraft(draft) });
  report(choices);
  return receipt;
}

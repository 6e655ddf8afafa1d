import { recordConsents } from '@hotline/shared/contracts/citizens.citizen';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { submitTicket, type TicketDraft } from '@hotline/shared/contracts/tickets.citizen';
import { call } from '@/api/call';
import { askForNotices, type NoticeChoice } from '@/device/notices';
import type { Draft } from './draft';

function toTicketDraft(draft: Draft): TicketDraft {
  return {
    idempotencyKey: draft.idempotencyKey,
    requestType: draft.requestType ?? 'assistance',
    category: draft.category.at(-1)?.code ?? null,
    area: draft.area.at(-1)?.code ?? null,
    address: draft.address.trim() || null,
    content: draft.content.trim(),
    attachments: draft.pictures.flatMap(({ id }) => id ?? []),
    contactName: draft.contactName.trim() || null,
    contactPhone: draft.contactPhone,
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

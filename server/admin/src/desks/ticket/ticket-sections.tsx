import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { ClocksSection } from './clocks-section';
import { ContactsSection } from './contacts-section';
import { ContentSection } from './content-section';
import { RatingSection } from './rating-section';
import { ProgressCode } from './progress-code';
import { DraftReply, PublishedReply } from './reply-section';
import { RequesterSection } from './requester-section';
import { SuggestionsSection } from './suggestions-section';
import { TimelineSection } from './timeline-section';

/** All there is to read about a ticket, in the order people ask for it. */
export function TicketSections({ ticket }: { readonly ticket: StaffTicket }) {
  const underReview = ticket.state === 'in_review' && ticket.draftReply !== null;
  return (
    <div className="sections">
      <div className={underReview ? 'beside' : undefined}>
        <ContentSection ticket={ticket} />
        {underReview ? <DraftReply ticket={ticket} /> : null}
      </div>
      <PublishedReply ticket={ticket} />
      {underReview ? null : <DraftReply ticket={ticket} />}
      <RatingSection ticket={ticket} />
      <RequesterSection ticket={ticket} />
      <ProgressCode ticket={ticket} />
      <SuggestionsSection ticket={ticket} />
      <ClocksSection ticket={ticket} />
      <ContactsSection ticket={ticket} />
      <TimelineSection ticket={ticket} />
    </div>
  );
}

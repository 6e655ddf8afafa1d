import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { ClocksSection } from './clocks-section';
import { CallsSection, ContactsSection } from './contacts-section';
import { ContentSection } from './content-section';
import { ExtensionsSection, SendBacksSection } from './decisions-sections';
import { DepartmentsSection } from './departments-section';
import { EvidenceSection } from './evidence-section';
import { MessagesSection } from './messages-section';
import { ProgressCode } from './progress-code';
import { RatingSection } from './rating-section';
import { RelatedSection } from './related-section';
import { DraftReply, FinalProposal, PublishedReply } from './reply-section';
import { RequesterSection } from './requester-section';
import { SuggestionsSection } from './suggestions-section';
import { SupervisionSection } from './supervision-section';
import { TimelineSection } from './timeline-section';

/** What answers the request now: it is read beside it. */
function Answer({ ticket }: { readonly ticket: StaffTicket }) {
  if (ticket.state === 'in_review') return <DraftReply ticket={ticket} />;
  return ticket.state === 'resolved' ? <>{ticket.finalProposal ? <FinalProposal ticket={ticket} /> : <PublishedReply ticket={ticket} />}</> : null;
}

const isAnswered = ({ state, draftReply, reply }: StaffTicket): boolean => (state === 'in_review' && draftReply !== null) || (state === 'resolved' && reply !== null);

/** The letters there are beside the one that is read against the request. */
function Letters({ ticket }: { readonly ticket: StaffTicket }) {
  const { state, finalProposal } = ticket;
  return (
    <>
      {state !== 'resolved' || finalProposal ? <PublishedReply ticket={ticket} /> : null}
      {state === 'in_review' ? null : <DraftReply ticket={ticket} />}
    </>
  );
}

/** All there is to read about a ticket, in the order people ask for it. */
export function TicketSections({ ticket }: { readonly ticket: StaffTicket }) {
  return (
    <div className="sections">
      <div className={isAnswered(ticket) ? 'beside' : undefined}>
        <ContentSection ticket={ticket} />
        <Answer ticket={ticket} />
      </div>
      <Letters ticket={ticket} />
      <EvidenceSection ticket={ticket} />
      <RatingSection ticket={ticket} />
      <ClocksSection ticket={ticket} />
      <SendBacksSection ticket={ticket} />
      <ExtensionsSection ticket={ticket} />
      <SupervisionSection ticket={ticket} />
      <DepartmentsSection ticket={ticket} />
      <SuggestionsSection ticket={ticket} />
      <MessagesSection ticket={ticket} />
      <RequesterSection ticket={ticket} />
      <ContactsSection ticket={ticket} />
      <CallsSection ticket={ticket} />
      <RelatedSection ticket={ticket} />
      <TimelineSection ticket={ticket} />
      <ProgressCode ticket={ticket} />
    </div>
  );
}

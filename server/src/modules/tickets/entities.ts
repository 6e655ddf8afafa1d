import { ContactAttemptRow, RevealRow } from './handling/contact-attempt.entity';
import { ExtensionRow } from './handling/extension.entity';
import { SendBackRow } from './handling/send-back.entity';
import { AttachmentRow } from './intake/attachment.entity';
import { ClaimRow } from './intake/claim.entity';
import { TicketOriginRow } from './intake/ticket-origin.entity';
import { PublicationCheckRow, PublicationVerdictRow } from './intake/publication-check.entity';
import { AssignmentRow } from './life/assignment.entity';
import { ClockRow } from './life/clock.entity';
import { TicketMessageRow } from './life/ticket-message.entity';
import { TimelineEventRow } from './life/timeline-event.entity';
import { CaseSupporterRow, PublicCaseRow } from './public/public-case.entity';
import { ContactRequestRow } from './requester/contact-request.entity';
import { LeadCallRow } from './supervision/lead-call.entity';
import { SupervisionOrderRow } from './supervision/supervision-order.entity';
import { TicketRow } from './ticket.entity';

/** Every table of this module. */
export const ticketEntities = [
  TicketRow, TimelineEventRow, ClockRow, AssignmentRow, TicketMessageRow, AttachmentRow, ClaimRow, PublicationCheckRow, PublicationVerdictRow,
  TicketOriginRow, ContactRequestRow, ContactAttemptRow, RevealRow, SendBackRow, ExtensionRow, LeadCallRow, SupervisionOrderRow,
  PublicCaseRow, CaseSupporterRow,
];

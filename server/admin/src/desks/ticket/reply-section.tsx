import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { Section } from './section';

interface Props {
  readonly ticket: StaffTicket;
}

/** The reply the citizen already reads. */
export function PublishedReply({ ticket: { reply } }: Props) {
  const now = useNow();
  if (!reply) return null;
  return (
    <Section title="公开答复" side={<span className="quiet">{reply.department} · {formatInstant(reply.at, now)}</span>}>
      <p className="prose letter" data-testid="ticket-reply">{reply.text}</p>
    </Section>
  );
}

/** The reply a department proposes; nobody outside reads it before the review. */
export function DraftReply({ ticket: { draftReply, departmentName } }: Props) {
  if (draftReply === null) return null;
  return (
    <Section title="拟答复" side={<span className="quiet" title={departmentName ?? undefined}>审核通过后公开</span>}>
      <p className="prose letter letter-draft" data-testid="ticket-draft">{draftReply}</p>
    </Section>
  );
}

/** The last word on the matter, waiting for its second signature. */
export function FinalProposal({ ticket: { finalProposal } }: Props) {
  if (finalProposal === null) return null;
  const { reply, signedBy, proposedBy } = finalProposal;
  return (
    <Section title="拟终结答复" side={<span className="quiet">{proposedBy}提请，{signedBy}签发</span>}>
      <p className="prose letter letter-draft" data-testid="final-proposal">{reply}</p>
    </Section>
  );
}

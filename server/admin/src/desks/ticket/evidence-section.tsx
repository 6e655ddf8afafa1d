import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { Pictures } from './pictures';
import { Section } from './section';

/** Pictures of the work done; the requester sees them with the reply. */
export function EvidenceSection({ ticket: { evidence } }: { readonly ticket: StaffTicket }) {
  if (evidence.length === 0) return null;
  return (
    <Section title={`办结佐证（${evidence.length}）`} side={<span className="quiet">随答复公开</span>}>
      <div data-testid="evidence"><Pictures pictures={evidence} /></div>
    </Section>
  );
}

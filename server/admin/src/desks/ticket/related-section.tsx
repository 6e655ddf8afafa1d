import { Link } from 'react-router-dom';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { StateMark } from '../../parts/marks';
import { Fact, Section } from './section';

type Related = NonNullable<StaffTicket['parent']>;

const RelatedLink = ({ ticket: { id, ticketNo, state, title } }: { readonly ticket: Related }) => (
  <p className="related"><Link to={`/desks/all/${id}`}>{ticketNo}</Link> <StateMark state={state} /> <span title={title}>{title}</span></p>
);

/** The ticket this one goes with: its leader or the one it is a part of. */
const RelatedFact = ({ name, ticket }: { readonly name: string; readonly ticket: Related | null }) => (ticket ? <Fact name={name}><RelatedLink ticket={ticket} /></Fact> : null);

/** Tickets of the same cause or the same request. */
export function RelatedSection({ ticket: { mergedInto, parent, parts, groupSize } }: { readonly ticket: StaffTicket }) {
  if (!mergedInto && !parent && parts.length === 0 && groupSize === 0) return null;
  return (
    <Section title="关联工单">
      <dl className="facts" data-testid="related">
        <RelatedFact name="主单" ticket={mergedInto} />
        <RelatedFact name="原工单" ticket={parent} />
        {groupSize > 0 ? <Fact name="并入本单">{groupSize} 件，随本单一并答复</Fact> : null}
        {parts.length > 0 ? <Fact name="分项">{parts.map((part) => <RelatedLink key={part.id} ticket={part} />)}</Fact> : null}
      </dl>
    </Section>
  );
}

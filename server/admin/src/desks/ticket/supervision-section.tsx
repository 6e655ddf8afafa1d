import { Link } from 'react-router-dom';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { levelName } from '../../parts/supervision-level';
import { formatDue } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { NoteText } from './note-text';
import { RecordLine } from './record-line';
import { Section } from './section';

/** Supervision orders, each with its page for the printer. */
export function SupervisionSection({ ticket: { supervisionOrders } }: { readonly ticket: StaffTicket }) {
  const now = useNow();
  if (supervisionOrders.length === 0) return null;
  return (
    <Section title={`督办单（${supervisionOrders.length}）`}>
      <ul className="plain-list" data-testid="supervision-orders">
        {supervisionOrders.map(({ id, orderNo, level, demand, dueAt, issuedBy, at }) => (
          <RecordLine key={id} head={<><strong>{levelName(level)}</strong> <Link to={`/supervision-orders/${id}`} target="_blank">{orderNo}（打印）</Link></>} by={issuedBy} at={at}>
            <NoteText>{demand}</NoteText>
            <p>须在 {formatDue(dueAt, now)} 前完成</p>
          </RecordLine>
        ))}
      </ul>
    </Section>
  );
}

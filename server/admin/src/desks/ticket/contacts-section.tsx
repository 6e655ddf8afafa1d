import { LockOutlined } from '@ant-design/icons';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { contactMethods, contactOutcomes } from '@hotline/shared/vocabulary/contact';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { Section } from './section';

/** Every attempt to reach the requester, newest first. */
export function ContactsSection({ ticket: { contacts } }: { readonly ticket: StaffTicket }) {
  const now = useNow();
  if (contacts.length === 0) return null;
  const newestFirst = [...contacts].sort((one, other) => other.at - one.at);
  return (
    <Section title={`联系记录（${contacts.length}）`}>
      <ul className="plain-list">
        {newestFirst.map(({ id, method, outcome, note, staffName, at }) => (
          <li key={id}>
            <div className="line-between">
              <span>{contactMethods.labels[method]} · <strong>{contactOutcomes.labels[outcome]}</strong></span>
              <span className="quiet">{staffName} · {formatInstant(at, now)}</span>
            </div>
            <p className="note-text"><LockOutlined aria-label="内部记录" /> {note}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { callOutcomes, contactMethods, contactOutcomes } from '@hotline/shared/vocabulary/contact';
import { NoteText } from './note-text';
import { RecordLine } from './record-line';
import { Section } from './section';

interface Props {
  readonly ticket: StaffTicket;
}

const outcomeNames = { ...callOutcomes.labels, ...contactOutcomes.labels };

/** Every attempt to reach the requester, newest first. */
export function ContactsSection({ ticket: { contacts } }: Props) {
  if (contacts.length === 0) return null;
  return (
    <Section title={`联系记录（${contacts.length}）`}>
      <ul className="plain-list">
        {contacts.map(({ id, method, outcome, note, staffName, at }) => (
          <RecordLine key={id} head={<>{contactMethods.labels[method]} · <strong>{outcomeNames[outcome]}</strong></>} by={staffName} at={at}>
            <NoteText>{note}</NoteText>
          </RecordLine>
        ))}
      </ul>
    </Section>
  );
}

/** The telephone calls to the lead department of a critical ticket. */
export function CallsSection({ ticket: { calls } }: Props) {
  if (calls.length === 0) return null;
  return (
    <Section title={`电话跟进（${calls.length}）`}>
      <ul className="plain-list" data-testid="calls">
        {calls.map(({ id, outcome, person, note, staffName, at }) => (
          <RecordLine key={id} head={<><strong>{callOutcomes.labels[outcome]}</strong>{person ? `，接听人：${person}` : ''}</>} by={staffName} at={at}>
            <NoteText>{note}</NoteText>
          </RecordLine>
        ))}
      </ul>
    </Section>
  );
}

import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { messageKinds } from '@hotline/shared/vocabulary/message-kind';
import { NoteText } from './note-text';
import { RecordLine } from './record-line';
import { Section } from './section';

/** What was asked, answered, added, urged and noted. What the requester reads is white, what they do not is yellow. */
export function MessagesSection({ ticket: { messages } }: { readonly ticket: StaffTicket }) {
  if (messages.length === 0) return null;
  return (
    <Section title={`沟通与备注（${messages.length}）`}>
      <ul className="plain-list" data-testid="messages">
        {messages.map(({ id, kind, public: open, text, author, at }) => (
          <RecordLine key={id} head={<><strong>{messageKinds.labels[kind]}</strong>{open ? <span className="quiet"> 诉求人可见</span> : null}</>} by={author} at={at}>
            {open ? <p className="prose letter">{text}</p> : <NoteText>{text}</NoteText>}
          </RecordLine>
        ))}
      </ul>
    </Section>
  );
}

import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { assignmentParts } from '@hotline/shared/vocabulary/assignment';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { NoteText } from './note-text';
import { RecordLine } from './record-line';
import { Section } from './section';

type Assignment = StaffTicket['assignments'][number];

/** Which part, whose, until when, and whether its word is still waited for. */
function AssignmentHead({ assignment: { part, departmentName, endedAt, reply } }: { readonly assignment: Assignment }) {
  const now = useNow();
  return (
    <>
      <span className={endedAt === null ? 'mark mark-open' : 'mark mark-done'}>{assignmentParts.labels[part]}</span> <strong>{departmentName}</strong>
      {endedAt === null ? null : <span className="quiet"> 至 {formatInstant(endedAt, now)}</span>}
      {part === 'co' && endedAt === null && reply === null ? <span className="mark mark-warn">待提交意见</span> : null}
    </>
  );
}

/** A department's part in the ticket, with a co-department's answer to the lead. */
function AssignmentLine({ assignment }: { readonly assignment: Assignment }) {
  const now = useNow();
  const { reason, at, reply, repliedAt } = assignment;
  return (
    <RecordLine head={<AssignmentHead assignment={assignment} />} at={at}>
      {reason ? <NoteText>{reason}</NoteText> : null}
      {reply ? <NoteText>{`协办意见（${formatInstant(repliedAt ?? at, now)}）：${reply}`}</NoteText> : null}
    </RecordLine>
  );
}

/** Who has the ticket: lead, co-departments, whom the lead passed it to; below them those who had it. */
export function DepartmentsSection({ ticket: { assignments } }: { readonly ticket: StaffTicket }) {
  if (assignments.length === 0) return null;
  const order = (part: Assignment['part']): number => assignmentParts.codes.indexOf(part);
  const now = assignments.filter(({ endedAt }) => endedAt === null).sort((one, other) => order(one.part) - order(other.part));
  const before = assignments.filter(({ endedAt }) => endedAt !== null);
  return (
    <Section title="承办单位">
      <ul className="plain-list" data-testid="departments">{now.map((assignment) => <AssignmentLine key={assignment.id} assignment={assignment} />)}</ul>
      {before.length > 0 ? (
        <details className="former">
          <summary>此前的承办单位（{before.length}）</summary>
          <ul className="plain-list">{before.map((assignment) => <AssignmentLine key={assignment.id} assignment={assignment} />)}</ul>
        </details>
      ) : null}
    </Section>
  );
}

import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { extensionDecisions, sendBackDecisions } from '@hotline/shared/vocabulary/assignment';
import { NoteText } from './note-text';
import { RecordLine } from './record-line';
import { Section } from './section';

interface Props {
  readonly ticket: StaffTicket;
}

interface DecisionProps {
  /** Null while nobody has decided. */
  readonly decision: string | null;
  readonly by: string | null;
  readonly words: string | null;
}

/** What was decided on a request of a department, by whom and why. */
function Decision({ decision, by, words }: DecisionProps) {
  if (decision === null) return <p><span className="mark mark-warn mark-alone">等待审批</span></p>;
  return (
    <>
      <p><strong>{decision}</strong>{by ? <span className="quiet"> {by}</span> : null}</p>
      {words ? <NoteText>{words}</NoteText> : null}
    </>
  );
}

/** Why a department did not want the ticket, by which rule, and what came of it. */
export function SendBacksSection({ ticket: { sendBacks, arbitration } }: Props) {
  if (sendBacks.length === 0) return null;
  return (
    <Section title={`退单（${sendBacks.length}）`} side={arbitration ? <span className="mark mark-warn">已进入仲裁</span> : null}>
      <ul className="plain-list" data-testid="send-backs">
        {sendBacks.map(({ id, departmentName, basis, reference, at, decision, decidedBy, reason }) => (
          <RecordLine key={id} head={<strong>{departmentName}</strong>} at={at}>
            <NoteText>{`${basis}\n依据：${reference}`}</NoteText>
            <Decision decision={decision && sendBackDecisions.labels[decision]} by={decidedBy} words={reason} />
          </RecordLine>
        ))}
      </ul>
    </Section>
  );
}

/** More time: asked for, granted or not. */
export function ExtensionsSection({ ticket: { extensions, longCycle } }: Props) {
  if (extensions.length === 0) return null;
  return (
    <Section title={`延期（${extensions.length}）`} side={longCycle ? <span className="mark mark-warn">长周期事项</span> : null}>
      <ul className="plain-list" data-testid="extensions">
        {extensions.map(({ id, workdays, longCycle: long, reason, at, decision, decidedBy, explanation }) => (
          <RecordLine key={id} head={<strong>{long ? `长周期，${workdays} 天` : `${workdays} 个工作日`}</strong>} at={at}>
            <NoteText>{reason}</NoteText>
            <Decision decision={decision && extensionDecisions.labels[decision]} by={decidedBy} words={explanation} />
          </RecordLine>
        ))}
      </ul>
    </Section>
  );
}

import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { freeWords } from '@hotline/shared/rules/reply-template';
import { useSession } from '../../session/session';
import { Pictures } from '../ticket/pictures';

interface LetterPreviewProps {
  readonly ticket: StaffTicket;
  readonly text: string;
}

/** The letter as the requester will read it, paragraph by paragraph, signed as it will be. */
export function LetterPreview({ ticket: { departmentName, evidence }, text }: LetterPreviewProps) {
  const { city } = useSession();
  const open = freeWords(text);
  if (!text.trim()) return null;
  return (
    <section className="letter-preview" aria-label="诉求人将看到" data-testid="letter-preview">
      <p className="letter-preview-head">诉求人将看到</p>
      <h4>答复</h4>
      {text.trim().split(/\n+/).map((paragraph, at) => <p key={at} className="prose">{paragraph}</p>)}
      <Pictures pictures={evidence} />
      <p className="letter-sign">{departmentName ?? city.hotlineName}</p>
      {open.length > 0 ? <p className="letter-open" data-testid="words-open">还须填写：{open.map((word) => `{${word}}`).join('、')}，填完才能提交。</p> : null}
    </section>
  );
}

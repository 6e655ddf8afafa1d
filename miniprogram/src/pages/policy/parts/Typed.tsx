import { Cell, Cells } from '@/ui/Cells';

interface Props {
  readonly questions: readonly string[];
  readonly onAsk: (question: string) => void;
}

/** What may be meant by the first words. */
export function Typed({ questions, onAsk }: Props) {
  if (questions.length === 0) return null;
  return (
    <Cells title="您是不是想问">
      {questions.map((question, index) => (
        <Cell key={question} id={`suggest-${index + 1}`} title={question} onTap={() => onAsk(question)} />
      ))}
    </Cells>
  );
}

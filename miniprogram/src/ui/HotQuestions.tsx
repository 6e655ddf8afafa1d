import { Cell, Cells } from './Cells';

interface Props {
  readonly questions: readonly string[];
  readonly onAsk: (question: string) => void;
}

/** What others ask now: a search prepared. */
export function HotQuestions({ questions, onAsk }: Props) {
  return (
    <Cells title="大家都在问">
      {questions.map((question, index) => (
        <Cell key={question} id={`hot-${index + 1}`} title={question} onTap={() => onAsk(question)} />
      ))}
    </Cells>
  );
}

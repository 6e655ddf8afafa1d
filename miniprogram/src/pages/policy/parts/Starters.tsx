import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { Cell, Cells } from '@/ui/Cells';
import { Empty } from '@/ui/Empty';

interface Props {
  readonly city: CityProfile | null;
  readonly onAsk: (question: string) => void;
}

/** Before the first search: questions to begin with. */
export function Starters({ city, onAsk }: Props) {
  if (!city || city.hotQuestions.length === 0) return <Empty title="输入您想了解的事，例如“暖气不热怎么办”" />;
  return (
    <Cells title="大家都在问">
      {city.hotQuestions.map((question, index) => (
        <Cell key={question} id={`hot-${index + 1}`} title={question} onTap={() => onAsk(question)} />
      ))}
    </Cells>
  );
}

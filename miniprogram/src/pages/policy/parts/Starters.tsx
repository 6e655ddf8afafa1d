import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { Empty } from '@/ui/Empty';
import { HotQuestions } from '@/ui/HotQuestions';

interface Props {
  readonly city: CityProfile | null;
  readonly onAsk: (question: string) => void;
}

/** Before the first search: questions to begin with. */
export function Starters({ city, onAsk }: Props) {
  if (!city || city.hotQuestions.length === 0) return <Empty title="输入您想了解的事，例如“暖气不热怎么办”" />;
  return <HotQuestions questions={city.hotQuestions} onAsk={onAsk} />;
}

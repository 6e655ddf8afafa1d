import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { Empty } from '@/ui/Empty';
import { Questions } from '@/ui/Questions';

interface Props {
  readonly city: CityProfile | null;
  readonly onAsk: (question: string) => void;
}

/** Before the first search: questions to begin with. */
export function Starters({ city, onAsk }: Props) {
  if (!city) return <Empty title="输入您想了解的事，例如“暖气不热怎么办”" />;
  return <Questions city={city} onAsk={onAsk} />;
}

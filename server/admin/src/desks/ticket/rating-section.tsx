import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { satisfactions, solutions } from '@hotline/shared/vocabulary/rating';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { Fact, Section } from './section';

/** Whether it was solved, by the citizen's or the follow-up officer's word. */
export function RatingSection({ ticket: { rating } }: { readonly ticket: StaffTicket }) {
  const now = useNow();
  if (!rating) return null;
  const { solution, satisfaction, reason, by, at } = rating;
  return (
    <Section title="评价" side={<span className="quiet">{by} · {formatInstant(at, now)}</span>}>
      <dl className="facts">
        <Fact name="是否解决">{solutions.labels[solution]}</Fact>
        <Fact name="满意度">{satisfactions.labels[satisfaction]}</Fact>
        {reason ? <Fact name="说明">{reason}</Fact> : null}
      </dl>
    </Section>
  );
}

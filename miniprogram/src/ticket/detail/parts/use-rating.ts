import { useState } from 'react';
import { rateTicket, type CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { errorTexts } from '@hotline/shared/text/errors';
import type { Satisfaction, Solution } from '@hotline/shared/vocabulary/rating';
import { asApiError } from '@/api/api-error';
import { call } from '@/api/call';
import { say } from '@/device/navigation';
import { useKept } from '@/ui/use-kept';

interface RatingForm {
  readonly solution: Solution | null;
  readonly satisfaction: Satisfaction | null;
  readonly reason: string;
}

/** Nothing is chosen beforehand: satisfaction is never assumed. */
const blank: RatingForm = { solution: null, satisfaction: null, reason: '' };

const needsReason = ({ solution, satisfaction }: RatingForm): boolean => solution === 'unsolved' || satisfaction === 'dissatisfied';

/** State and sending of a rating. */
export function useRating(id: string, onRated: (ticket: CitizenTicket) => void) {
  const { value: form, change: keep, drop } = useKept(`ticket.${id}.rating`, blank);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const mustExplain = needsReason(form);

  async function send(): Promise<void> {
    const { solution, satisfaction } = form;
    const reason = form.reason.trim();
    if (!solution || !satisfaction) return setError('请先选择是否解决和满意度');
    if (mustExplain && !reason) return setError(errorTexts['ticket.reasonRequired']);
    setBusy(true);
    setError('');
    try {
      onRated(await call(rateTicket, { params: { id }, body: { solution, satisfaction, reason: mustExplain ? reason : null } }));
      drop();
      say('感谢您的评价');
    } catch (thrown) {
      setError(asApiError(thrown).message);
    } finally {
      setBusy(false);
    }
  }

  const change = (part: Partial<RatingForm>) => keep((old) => ({ ...old, ...part }));
  return { form, change, mustExplain, error, busy, send: () => void send() };
}

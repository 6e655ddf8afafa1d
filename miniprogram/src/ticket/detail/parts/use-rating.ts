import { useState } from 'react';
import { getMyTicket, rateTicket, type CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
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
const saysAll = (form: RatingForm): boolean => form.solution !== null && form.satisfaction !== null && !needsReason(form);

/** State and sending of a rating: the second of two good answers says all there is to say, so it sends. */
export function useRating(id: string, onRated: (ticket: CitizenTicket) => void) {
  const { value: form, change: keep, drop } = useKept(`ticket.${id}.rating`, blank);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  function explain(thrown: unknown): void {
    const { code, message } = asApiError(thrown);
    setError(message);
    if (code !== 'ticket.wrongState') return;
    // An earlier attempt arrived and only its answer got lost, or the time for rating is over.
    const show = (ticket: CitizenTicket) => {
      if (!ticket.abilities.rate) drop();
      onRated(ticket);
    };
    call(getMyTicket, { params: { id } }).then(show, () => undefined);
  }

  async function send(given: RatingForm): Promise<void> {
    const { solution, satisfaction } = given;
    const reason = given.reason.trim();
    if (!solution || !satisfaction) return setError('请先选择是否解决和满意度');
    if (needsReason(given) && !reason) return setError(errorTexts['ticket.reasonRequired']);
    setBusy(true);
    setError('');
    try {
      onRated(await call(rateTicket, { params: { id }, body: { solution, satisfaction, reason: needsReason(given) ? reason : null } }));
      drop();
      say('感谢您的评价');
    } catch (thrown) {
      explain(thrown);
    } finally {
      setBusy(false);
    }
  }

  function change(part: Partial<RatingForm>): void {
    if (busy) return;
    let next = form;
    keep((old) => (next = { ...old, ...part }));
    if (saysAll(next)) void send(next);
  }
  return { form, change, mustExplain: needsReason(form), error, busy, send: () => void send(form) };
}

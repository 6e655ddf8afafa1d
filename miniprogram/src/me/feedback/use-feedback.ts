import { useState } from 'react';
import { sendFeedback } from '@hotline/shared/contracts/feedback.citizen';
import { feedbackLimits } from '@hotline/shared/rules/feedback-limits';
import type { FeedbackKind } from '@hotline/shared/vocabulary/feedback';
import { asApiError, type FieldErrors } from '@/api/api-error';
import { call } from '@/api/call';
import { newIdempotencyKey } from '@/api/idempotency-key';
import { useKept } from '@/ui/use-kept';

interface Opinion {
  /** Made with the first attempt and kept with what was attempted, so that a lost answer never makes two of one. */
  readonly idempotencyKey: string;
  readonly kind: FeedbackKind | null;
  readonly opinion: string;
  readonly mayCall: boolean;
}

const blank: Opinion = { idempotencyKey: '', kind: null, opinion: '', mayCall: false };
const { opinionMin, opinionMax } = feedbackLimits;

function faultsOf({ kind, opinion }: Opinion): FieldErrors {
  const length = [...opinion.trim()].length;
  return {
    ...(kind === null && { kind: '请选择意见是关于什么的' }),
    ...(length < opinionMin && { opinion: `请至少填写${opinionMin}个字` }),
    ...(length > opinionMax && { opinion: `不能超过${opinionMax}个字` }),
  };
}

/** An opinion being written, kept on the device until it is sent; `onSent` once the hotline has it. */
export function useFeedback(onSent: () => void) {
  const { value, change, drop } = useKept('feedback', blank);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);

  const edit = (part: Partial<Opinion>): void => {
    change((old) => ({ ...old, ...part }));
    setErrors({});
    setSent(false);
  };

  function explain(thrown: unknown): void {
    const { code, message, details } = asApiError(thrown);
    setErrors({ send: message, ...details.fields });
    if (code !== 'feedback.keyReused') return;
    // The first is there; what has been changed since may go as another.
    change((old) => ({ ...old, idempotencyKey: '' }));
    onSent();
  }

  async function send(): Promise<void> {
    const faults = faultsOf(value);
    setErrors(faults);
    if (value.kind === null || Object.keys(faults).length > 0) return;
    const idempotencyKey = value.idempotencyKey || newIdempotencyKey();
    change((old) => ({ ...old, idempotencyKey }));
    setBusy(true);
    try {
      await call(sendFeedback, { body: { idempotencyKey, kind: value.kind, opinion: value.opinion.trim(), mayCall: value.mayCall } });
      drop();
      setSent(true);
      onSent();
    } catch (thrown) {
      explain(thrown);
    }
    setBusy(false);
  }

  return { value, errors, busy, sent, edit, send: () => void send() };
}

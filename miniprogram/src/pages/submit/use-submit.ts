import { useState } from 'react';
import { asApiError, type ApiError, type FieldErrors } from '@/api/api-error';
import { fetchCity } from '@/city/use-city';
import { replaceScreen } from '@/device/navigation';
import { fieldSteps } from './check-draft';
import type { Draft } from './draft';
import { sendDraft } from './send-draft';
import { useCountdown } from './use-countdown';
import type { ChangeDraft } from './use-draft';

interface Parts {
  readonly draft: Draft;
  readonly change: ChangeDraft;
  readonly finish: () => void;
  readonly setErrors: (errors: FieldErrors) => void;
  readonly templateIds: readonly string[];
}

/** Fields that a refusal is about although it does not list them. */
const fieldOfCode: Readonly<Record<string, string>> = {
  'ticket.consentOutdated': 'consentVersion',
  'ticket.unknownCategory': 'category',
  'ticket.unknownArea': 'area',
  'ticket.unknownAttachment': 'attachments',
};

function fieldErrors({ code, message, details }: ApiError): FieldErrors {
  const field = fieldOfCode[code];
  return field ? { [field]: message } : (details.fields ?? {});
}

/** Submitting: one attempt at a time, waits out a busy server, and brings a fault to its field. */
export function useSubmit({ draft, change, finish, setErrors, templateIds }: Parts) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [wait, startWait] = useCountdown();

  function explain(fault: ApiError): void {
    setError(fault);
    if (fault.details.retryAfter) startWait(fault.details.retryAfter);
    if (fault.code === 'ticket.consentOutdated') void fetchCity(true).then(() => change({ consentVersion: null }), () => undefined);
    const errors = fieldErrors(fault);
    const steps = Object.keys(errors).map((field) => fieldSteps[field] ?? draft.step);
    setErrors(errors);
    if (steps.length > 0) change({ step: Math.min(...steps) });
  }

  async function submit(): Promise<void> {
    if (busy || wait > 0) return;
    setBusy(true);
    setError(null);
    try {
      const { id, ticketNo, dueAt } = await sendDraft(draft, templateIds);
      finish();
      replaceScreen('receipt', { id, ticketNo, dueAt: String(dueAt ?? '') });
    } catch (thrown) {
      explain(asApiError(thrown));
      setBusy(false);
    }
  }

  return { busy, wait, error, submit: () => void submit() };
}

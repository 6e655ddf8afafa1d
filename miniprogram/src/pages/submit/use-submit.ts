import { useRef, useState } from 'react';
import { asApiError, type ApiError, type FieldErrors } from '@/api/api-error';
import { fetchCity } from '@/city/use-city';
import { replaceScreen } from '@/device/navigation';
import { useCountdown } from '@/ui/use-countdown';
import { noteVisit } from './deflection';
import { fieldSteps } from './check-draft';
import type { Draft } from './draft';
import { sendDraft } from './send-draft';
import type { ChangeDraft } from './use-draft';
import { waitAfter } from './waiting';

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

/** Longer than a request may last. */
const cutOffMs = 30_000;

function fieldErrors({ code, message, details }: ApiError): FieldErrors {
  const field = fieldOfCode[code];
  return field ? { [field]: message } : (details.fields ?? {});
}

/** Submitting: one attempt at a time; a busy server or a lost network is waited out, here and when the page is opened again; a fault is brought to its field. */
export function useSubmit({ draft, change, finish, setErrors, templateIds }: Parts) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const underWay = useRef(false);
  const wait = useCountdown(draft.sendAt, () => void send([]));

  function explain(fault: ApiError): void {
    setError(fault);
    const seconds = waitAfter(fault, draft.attempts);
    change({ sendAt: seconds === null ? null : Date.now() + seconds * 1000, attempts: draft.attempts + 1 });
    if (fault.code === 'ticket.consentOutdated') void fetchCity(true).then(() => change({ consentVersion: null }), () => undefined);
    const errors = fieldErrors(fault);
    const steps = Object.keys(errors).map((field) => fieldSteps[field] ?? draft.step);
    setErrors(errors);
    if (steps.length > 0) change({ step: Math.min(...steps) });
  }

  /** WeChat is asked for notices within a tap only, so not when the draft goes by itself. */
  async function send(askFor: readonly string[]): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setError(null);
    // Should the app be killed now, it goes on when it is opened again.
    change({ sendAt: Date.now() + cutOffMs });
    try {
      const { id, ticketNo, dueAt } = await sendDraft(draft, askFor);
      noteVisit(draft, 'submitted');
      finish();
      replaceScreen('receipt', { id, ticketNo, dueAt: String(dueAt ?? '') });
    } catch (thrown) {
      explain(asApiError(thrown));
      setBusy(false);
      underWay.current = false;
    }
  }

  return { busy, wait, error, submit: () => void send(templateIds) };
}

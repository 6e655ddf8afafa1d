import { useState } from 'react';
import { logInByCode, sendLoginCode } from '@hotline/shared/contracts/citizens.citizen';
import { asApiError, type FieldErrors } from '@/api/api-error';
import { callOpen } from '@/api/call';
import { markKnown } from '@/session/known';
import { useCountdown } from '@/ui/use-countdown';

const mobile = /^1\d{10}$/;
const sixDigits = /^\d{6}$/;
/** A limit that lasts longer is told in the server's words only. */
const longestWait = 10 * 60;

const phoneFault = (phone: string): FieldErrors => (mobile.test(phone) ? {} : { phone: '请填写11位手机号' });
const codeFault = (code: string): FieldErrors => (sixDigits.test(code) ? {} : { textCode: '请填写短信中的6位数字' });
const consentFault = (agreed: boolean): FieldErrors => (agreed ? {} : { consentVersion: '请先阅读并同意告知书' });

/** A number, the code sent to it, and what went wrong; `onDone` once the session is open. */
export function useCode(onDone: () => void) {
  const [fields, setFields] = useState({ phone: '', textCode: '', agreed: false });
  const [errors, setErrors] = useState<FieldErrors>({});
  const [doing, setDoing] = useState<'sending' | 'entering' | null>(null);
  const [sentTo, setSentTo] = useState('');
  const [againAt, setAgainAt] = useState<number | null>(null);
  const wait = useCountdown(againAt, () => setAgainAt(null));

  const change = (part: Partial<typeof fields>): void => {
    setFields((old) => ({ ...old, ...part }));
    setErrors({});
  };
  const waitFor = (seconds: number): void => setAgainAt(Date.now() + seconds * 1000);

  /** Does it unless a field has a fault; what the server refuses stands beside `field`. */
  async function attempt(what: 'sending' | 'entering', { faults, field, work }: { readonly faults: FieldErrors; readonly field: string; readonly work: () => Promise<void> }): Promise<void> {
    setErrors(faults);
    if (Object.keys(faults).length > 0 || doing) return;
    setDoing(what);
    try {
      await work();
    } catch (thrown) {
      const { message, details } = asApiError(thrown);
      setErrors({ [field]: message, ...details.fields });
      if (what === 'sending' && details.retryAfter && details.retryAfter <= longestWait) waitFor(details.retryAfter);
    }
    setDoing(null);
  }

  const send = () =>
    attempt('sending', {
      faults: { ...phoneFault(fields.phone), ...consentFault(fields.agreed) },
      field: 'phone',
      work: async () => {
        const { againSeconds } = await callOpen(sendLoginCode, { body: { phone: fields.phone } });
        setSentTo(fields.phone);
        waitFor(againSeconds);
      },
    });
  const enter = () =>
    attempt('entering', {
      faults: { ...phoneFault(fields.phone), ...codeFault(fields.textCode), ...consentFault(fields.agreed) },
      field: 'textCode',
      work: async () => {
        await callOpen(logInByCode, { body: { phone: fields.phone, textCode: fields.textCode } });
        markKnown();
        onDone();
      },
    });
  return { fields, errors, doing, wait, sent: sentTo !== '' && sentTo === fields.phone, change, send, enter };
}

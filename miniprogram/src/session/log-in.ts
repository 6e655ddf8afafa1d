import { officialAccountLoginPath, openMiniProgramSession } from '@hotline/shared/contracts/citizens.citizen';
import { errorTexts } from '@hotline/shared/text/errors';
import { ApiError } from '@/api/api-error';
import { callOpen } from '@/api/call';
import { loginCode } from '@/device/login-code';
import { currentRoute, leaveTo } from '@/device/navigation';
import { isWeapp } from '@/device/platform';
import { readStored, writeStored } from '@/device/storage';
import { forget, keepToken } from './known';

const attemptKey = 'session.attemptAt';
const attemptPause = 60_000;

let running: Promise<void> | null = null;

async function logInByCode(): Promise<void> {
  const code = await loginCode();
  const { token } = await callOpen(openMiniProgramSession, { body: { code } });
  keepToken(token);
}

/** Leaves for WeChat's authorise page, which comes back to this very screen. */
export function logInByVisit(): void {
  writeStored(attemptKey, Date.now());
  leaveTo(`${officialAccountLoginPath}?returnTo=${encodeURIComponent(currentRoute())}`);
}

/** A login that failed sends us straight back here: without a pause the page would flicker for ever. */
function visitOnce(): never {
  if (Date.now() - (readStored<number>(attemptKey) ?? 0) > attemptPause) logInByVisit();
  throw new ApiError('session.required', errorTexts['session.required']);
}

/** Logs in; requests that find the session gone at the same time share one login. */
export function renewSession(): Promise<void> {
  forget();
  if (!isWeapp) return Promise.resolve().then(visitOnce);
  running ??= logInByCode().finally(() => {
    running = null;
  });
  return running;
}

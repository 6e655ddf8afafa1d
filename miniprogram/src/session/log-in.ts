import { getMe, officialAccountLoginPath, openMiniProgramSession } from '@hotline/shared/contracts/citizens.citizen';
import { errorTexts } from '@hotline/shared/text/errors';
import { ApiError } from '@/api/api-error';
import { call, callOpen } from '@/api/call';
import { loginCode } from '@/device/login-code';
import { fetchCity } from '@/city/use-city';
import { currentRoute, isInFront, leaveTo, openScreen } from '@/device/navigation';
import { inWechat, isWeapp } from '@/device/platform';
import { readStored, writeStored } from '@/device/storage';
import { forget, isKnown, keepToken } from './known';

const attemptKey = 'session.attemptAt';
const attemptPause = 60_000;

let running: Promise<void> | null = null;

async function logInByCode(): Promise<void> {
  const code = await loginCode();
  const { token } = await callOpen(openMiniProgramSession, { body: { code } });
  keepToken(token);
}

/** Leaves for WeChat's authorise page, which comes back to this very screen. */
function logInByVisit(): void {
  leaveTo(`${officialAccountLoginPath}?returnTo=${encodeURIComponent(currentRoute())}`);
}

/** H5: our own page, for a browser that is not WeChat's; it comes back here, too. */
export function logInByPhone(): void {
  if (!isInFront('logIn')) openScreen('logIn', { returnTo: currentRoute() });
}

/** H5: to where one logs in from this browser. */
export async function goLogIn(): Promise<void> {
  writeStored(attemptKey, Date.now());
  if (inWechat || (await fetchCity()).logIn.anyBrowser) logInByVisit();
  else logInByPhone();
}

/** A login that failed sends us straight back here: without a pause the page would flicker for ever. */
const visitedJustNow = (): boolean => Date.now() - (readStored<number>(attemptKey) ?? 0) < attemptPause;

async function visitOnce(): Promise<never> {
  if (!visitedJustNow()) await goLogIn();
  throw new ApiError('session.required', errorTexts['session.required']);
}

/** Logs in; requests that find the session gone at the same time share one login. */
export function renewSession(): Promise<void> {
  forget();
  if (!isWeapp) return visitOnce();
  running ??= logInByCode().finally(() => {
    running = null;
  });
  return running;
}

/** Known, or just back from the visit: whether that brought a cookie shows only in an answer. */
export const mayBeLoggedIn = (): boolean => isKnown() || (!isWeapp && visitedJustNow());

/**
 * Logs in ahead of a task that will need it: H5 leaves the page for that, which would be a surprise after the last tap.
 * Failing is no matter yet, the task itself will ask again.
 */
export async function logInAhead(): Promise<void> {
  if (isKnown()) return;
  const attempt = async () => (mayBeLoggedIn() ? void (await call(getMe, {})) : renewSession());
  await attempt().catch(() => undefined);
}

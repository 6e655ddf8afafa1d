import { closeSession } from '@hotline/shared/contracts/citizens.citizen';
import { call } from '@/api/call';
import { forget } from './known';

/** Ends the session here even when the server cannot be reached. */
export async function logOut(): Promise<void> {
  await call(closeSession, {}).catch(() => undefined);
  forget();
}

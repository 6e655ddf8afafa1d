import { closeStaffSession } from '@hotline/shared/contracts/staff.staff';
import { call } from '../api/call';

/** Logs out and comes back to the account page; a full load forgets everything kept in memory. */
export async function logInAnew(): Promise<void> {
  await call(closeStaffSession, {}).catch(() => undefined);
  window.location.assign('/admin/login?to=%2Faccount');
}

import { newId } from '../../../platform/ids';
import type { StaffRow } from '../staff.entity';

/** An account as it begins: without password, granted by nobody, and disabled until it is. */
export const newAccount = (account: Pick<StaffRow, 'staffNo' | 'name' | 'role' | 'department' | 'createdAt'>): StaffRow => ({
  ...account, id: newId(), passwordHash: '', passwordSetAt: null, formerPasswords: null, failedLogins: 0, lockedUntil: null, disabled: true, demo: false,
  grantedAt: null, activationHash: null, activationUntil: null, usableUntil: null, seatBatch: null,
});

import type { Role } from '@hotline/shared/vocabulary/role';
import { useSession } from '../../session/session';

/** Whether this person may change what the page shows; the server decides on its own. */
export const useMayEdit = (...roles: readonly Role[]): boolean => roles.includes(useSession().staff.role);

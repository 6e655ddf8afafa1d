import type { Role } from '@hotline/shared/vocabulary/role';

/** Who acts, as modules above know them. Read anew for every request: a change of role or a lock works at once. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly id: string;
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly department: string | null;
}

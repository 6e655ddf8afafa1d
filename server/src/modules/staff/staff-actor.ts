import type { Role } from '@hotline/shared/vocabulary/role';

/** Who acts, as modules above know them. Read anew for every request: a change of role or a lock works at once. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly id: string;
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly department: string | null;
  /** Where the request comes from, for the audit trail. */
  readonly address: string;
  /** A temporary seat: until when, and what it may see (codes with all below them; an empty list is everything). It sees no personal data and exports nothing. */
  readonly temporary: { readonly until: number; readonly categories: readonly string[]; readonly areas: readonly string[] } | null;
}

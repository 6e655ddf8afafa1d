import type { Role } from '@hotline/shared/vocabulary/role';
import type { Gate } from '../../../platform/http/route';
import type { Platform } from '../../../platform/platform';
import type { AuditApi } from '../../audit';
import type { CityApi } from '../../city';
import type { DepartmentsApi } from '../../departments';
import type { StaffActor } from '../staff-actor';

/** What the parts of staff administration share. */
export interface AccountsDeps {
  readonly platform: Platform;
  readonly audit: AuditApi;
  readonly city: CityApi;
  readonly departments: DepartmentsApi;
  readonly gate: (...roles: readonly Role[]) => Gate<StaffActor>;
}

import type { AuditApi } from '../audit';
import type { CityApi } from '../city';
import type { DepartmentsApi } from '../departments';
import type { Platform } from '../../platform/platform';
import type { StaffApi } from '../staff';
import type { TicketsApi } from '../tickets';

/** What an import stands on. */
export interface ImportDeps {
  readonly platform: Platform;
  readonly audit: AuditApi;
  readonly city: CityApi;
  readonly departments: DepartmentsApi;
  readonly staff: StaffApi;
  readonly tickets: TicketsApi;
}

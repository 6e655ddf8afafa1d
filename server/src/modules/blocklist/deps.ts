import type { AuditApi } from '../audit';
import type { CitizensApi } from '../citizens';
import type { Platform } from '../../platform/platform';
import type { StaffApi } from '../staff';

/** What the list stands on. */
export interface BlocklistDeps {
  readonly platform: Platform;
  readonly audit: AuditApi;
  readonly staff: StaffApi;
  readonly citizens: CitizensApi;
}

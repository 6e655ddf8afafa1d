import type { AuditApi } from '../audit';
import type { CitizensApi } from '../citizens';
import type { StaffApi } from '../staff';
import type { Platform } from '../../platform/platform';

/** What this module stands on. */
export interface FeedbackDeps {
  readonly platform: Platform;
  readonly audit: AuditApi;
  readonly citizens: CitizensApi;
  readonly staff: StaffApi;
}

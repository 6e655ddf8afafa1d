import type { Platform } from '../../platform/platform';
import type { AuditApi } from '../audit';
import type { DepartmentsApi } from '../departments';
import type { KnowledgeApi } from '../knowledge';
import type { StaffApi } from '../staff';
import type { TicketsApi } from '../tickets';

/** What this module stands on. */
export interface BroadcastDeps {
  readonly platform: Platform;
  readonly audit: AuditApi;
  readonly departments: DepartmentsApi;
  readonly staff: StaffApi;
  readonly knowledge: KnowledgeApi;
  readonly tickets: TicketsApi;
}

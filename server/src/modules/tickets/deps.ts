import type { AuditApi } from '../audit';
import type { BlocklistApi } from '../blocklist';
import type { CalendarApi } from '../calendar';
import type { CitizensApi } from '../citizens';
import type { CityApi } from '../city';
import type { DepartmentsApi } from '../departments';
import type { KnowledgeApi } from '../knowledge';
import type { Platform } from '../../platform/platform';
import type { RulesApi } from '../rules';
import type { StaffApi } from '../staff';

/** What the use cases of this module stand on. */
export interface TicketDeps {
  readonly platform: Platform;
  readonly audit: AuditApi;
  readonly city: CityApi;
  readonly departments: DepartmentsApi;
  readonly calendar: CalendarApi;
  readonly rules: RulesApi;
  readonly staff: StaffApi;
  readonly citizens: CitizensApi;
  readonly knowledge: KnowledgeApi;
  readonly blocklist: BlocklistApi;
}

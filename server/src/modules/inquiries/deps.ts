import type { AuditApi } from '../audit';
import type { CitizensApi } from '../citizens';
import type { CityApi } from '../city';
import type { KnowledgeApi } from '../knowledge';
import type { StaffApi } from '../staff';
import type { Platform } from '../../platform/platform';

/** What this module stands on. */
export interface InquiryDeps {
  readonly platform: Platform;
  readonly audit: AuditApi;
  readonly city: CityApi;
  readonly citizens: CitizensApi;
  readonly staff: StaffApi;
  readonly knowledge: KnowledgeApi;
}

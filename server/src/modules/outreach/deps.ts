import type { Platform } from '../../platform/platform';
import type { Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import type { CityApi } from '../city';
import type { DepartmentsApi } from '../departments';
import type { StaffApi } from '../staff';
import type { TicketsApi } from '../tickets';

/** What this module stands on. */
export interface OutreachDeps {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly city: CityApi;
  readonly departments: DepartmentsApi;
  readonly staff: StaffApi;
  readonly citizens: CitizensApi;
  readonly tickets: TicketsApi;
}

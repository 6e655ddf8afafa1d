import type { AuditApi } from '../audit';
import type { CityApi } from '../city';
import type { DepartmentsApi } from '../departments';
import type { StaffActor, StaffApi } from '../staff';
import type { Platform } from '../../platform/platform';

/** What this module stands on. */
export interface KnowledgeDeps {
  readonly platform: Platform;
  readonly audit: AuditApi;
  readonly city: CityApi;
  readonly departments: DepartmentsApi;
  readonly staff: StaffApi;
}

/** Somebody works on one item, having seen a version of it (0: none yet). */
export interface ItemStep {
  readonly actor: StaffActor;
  readonly id: string;
  readonly version: number;
}

/** The name of somebody who may be unknown by now. */
export const nameIn = (names: ReadonlyMap<string, string>, id: string): string => names.get(id) ?? '工作人员';

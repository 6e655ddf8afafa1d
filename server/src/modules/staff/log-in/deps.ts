import type { StaffView } from '@hotline/shared/contracts/staff.staff';
import type { Context } from 'koa';
import type { Gate } from '../../../platform/http/route';
import type { Platform } from '../../../platform/platform';
import type { AuditApi } from '../../audit';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { StaffActor } from '../staff-actor';
import type { StaffRow } from '../staff.entity';
import type { SecondFactors } from './factors';

/** What the parts of log-in share. */
export interface LogInDeps {
  readonly platform: Platform;
  readonly audit: AuditApi;
  readonly factors: SecondFactors;
  readonly gate: (...roles: readonly Role[]) => Gate<StaffActor>;
  /** The token of the staff session a request carries. */
  readonly token: (ctx: Context) => string | null;
  readonly viewOf: (row: Pick<StaffRow, 'id' | 'staffNo' | 'name' | 'role' | 'department'>) => Promise<StaffView>;
}

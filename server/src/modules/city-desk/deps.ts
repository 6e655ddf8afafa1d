import type { Platform } from '../../platform/platform';
import type { AuditApi } from '../audit';
import type { CalendarApi } from '../calendar';
import type { CityApi } from '../city';
import type { DepartmentsApi } from '../departments';
import type { RulesApi } from '../rules';
import type { StaffActor, StaffApi } from '../staff';

/** What this module stands on. */
export interface CityDeskDeps {
  readonly platform: Platform;
  readonly audit: AuditApi;
  readonly city: CityApi;
  readonly departments: DepartmentsApi;
  readonly calendar: CalendarApi;
  readonly rules: RulesApi;
  readonly staff: StaffApi;
}

interface Change<T> {
  /** What is changed, as people name it. */
  readonly object: string | ((done: T) => string);
  readonly detail?: (done: T) => string;
  readonly reason?: string;
  readonly work: () => Promise<T>;
}

/** A change and its entry in the audit trail, both or neither. */
export function audited<T>({ platform: { db }, audit }: CityDeskDeps, actor: StaffActor, { object, detail, reason, work }: Change<T>): Promise<T> {
  return db.transact(async (em) => {
    const done = await work();
    await audit.record(em, actor, { action: 'changeRules', object: typeof object === 'string' ? object : object(done), detail: detail?.(done) ?? null, reason: reason ?? null });
    return done;
  });
}

import { getStaffMe, listDepartments, staffGetCity, staffListAreas, staffListCategories, type StaffView } from '@hotline/shared/contracts/staff.staff';
import { route, type Gate, type Route } from '../../platform/http/route';
import type { AuditApi } from '../audit';
import type { CityApi } from '../city';
import type { DepartmentsApi } from '../departments';
import type { StaffActor } from './staff-actor';

/** The modules this one stands on. */
export interface StaffBelow {
  readonly audit: AuditApi;
  readonly city: CityApi;
  readonly departments: DepartmentsApi;
}

/** An account as its owner sees it. */
export async function staffView({ departments }: Pick<StaffBelow, 'departments'>, { id, staffNo, name, role, department }: Pick<StaffActor, 'id' | 'staffNo' | 'name' | 'role' | 'department'>): Promise<StaffView> {
  return { id, staffNo, name, role, department: department === null ? null : await departments.find(department) };
}

/** Who is logged in, and the city's data as desks need it. */
export function staffRoutes(below: StaffBelow, gate: () => Gate<StaffActor>): Route[] {
  const { city, departments } = below;
  return [
    route(getStaffMe, gate(), async ({ actor }) => ({ ...(await staffView(below, actor)), temporary: actor.temporary !== null })),
    route(listDepartments, gate(), departments.list),
    route(staffGetCity, gate(), city.profile),
    route(staffListCategories, gate(), city.listCategories),
    route(staffListAreas, gate(), ({ input }) => city.listAreas(input.query.parent)),
  ];
}

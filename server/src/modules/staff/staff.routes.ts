import { closeStaffSession, getStaffMe, listDepartments, openStaffSession, staffGetCity, staffListAreas, staffListCategories, type StaffView } from '@hotline/shared/contracts/staff.staff';
import type { Context } from 'koa';
import { clientAddress } from '../../platform/http/client-address';
import { createLimit } from '../../platform/http/limit';
import { everyone, route, type Gate, type Route } from '../../platform/http/route';
import type { Platform } from '../../platform/platform';
import { setSessionCookie } from '../../platform/session/tokens';
import type { CityApi } from '../city';
import type { DepartmentsApi } from '../departments';
import { authenticate } from './open-staff-session';
import type { StaffActor } from './staff-actor';

/** The modules this one stands on. */
export interface StaffBelow {
  readonly city: CityApi;
  readonly departments: DepartmentsApi;
}

interface Deps extends StaffBelow {
  readonly platform: Platform;
  readonly gate: () => Gate<StaffActor>;
  readonly token: (ctx: Context) => string | null;
}

async function staffView({ departments }: StaffBelow, { id, staffNo, name, role, department }: Omit<StaffActor, 'kind'>): Promise<StaffView> {
  return { id, staffNo, name, role, department: department === null ? null : await departments.find(department) };
}

/** Log-in, log-out, and the city's data as desks need it. */
export function staffRoutes(deps: Deps): Route[] {
  const { platform, gate, token, city, departments } = deps;
  const { sessions, config } = platform;
  const perAccount = createLimit(30, 60);
  // A wide outer ring: a whole hall of seats may share one address.
  const perAddress = createLimit(600, 60);
  return [
    route(openStaffSession, everyone, async ({ input, ctx }) => {
      await perAccount(input.body.staffNo);
      await perAddress(clientAddress(ctx, config.TRUSTED_PROXIES));
      const row = await authenticate(platform, input.body.staffNo, input.body.password);
      setSessionCookie(ctx, { kind: 'staff', token: await sessions.open('staff', row.id, 'desk'), secure: config.secureCookies });
      return staffView(deps, row);
    }),
    route(closeStaffSession, gate(), async ({ ctx }) => {
      await sessions.close(token(ctx) ?? '');
      return {};
    }),
    route(getStaffMe, gate(), ({ actor }) => staffView(deps, actor)),
    route(listDepartments, gate(), departments.list),
    route(staffGetCity, gate(), city.profile),
    route(staffListCategories, gate(), city.listCategories),
    route(staffListAreas, gate(), ({ input }) => city.listAreas(input.query.parent)),
  ];
}

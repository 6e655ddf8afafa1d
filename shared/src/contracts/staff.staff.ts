import * as z from 'zod/mini';
import { departmentKinds } from '../vocabulary/department-kind';
import { roles } from '../vocabulary/role';
import { categoryNode, areaNode, cityWords } from './city.citizen';
import { code, id, nothing } from './fields';
import { contract } from './contract';

export const staffView = z.object({
  id: id(),
  staffNo: z.string(),
  name: z.string(),
  role: z.enum(roles.codes),
  department: z.nullable(z.object({ code: code(), name: z.string() })),
});
export type StaffView = z.output<typeof staffView>;

/** What stands between a right password and the desk, in this order. */
export const logInSteps = ['secondFactor', 'enrol', 'newPassword', 'desk'] as const;
export type LogInStep = (typeof logInSteps)[number];

export const factorKinds = ['totp', 'passkey', 'recoveryCode'] as const;

/** How far a log-in has come. Until it is at the desk it lives ten minutes in a cookie of its own, which opens nothing else. */
export const logInProgress = z.object({
  step: z.enum(logInSteps),
  /** Second factors this account can show. */
  factors: z.array(z.enum(factorKinds)),
  /** Known at the desk only. */
  staff: z.nullable(staffView),
});
export type LogInProgress = z.output<typeof logInProgress>;

export const openStaffSession = contract({
  method: 'POST',
  path: '/api/staff/sessions',
  summary: 'Log in by password; the session, or the log-in that needs more, is a cookie.',
  // MariaDB takes `1001 ` for `1001`: without the blanks it is one account, and one bucket of the limiter, everywhere.
  body: z.strictObject({ staffNo: z.string().check(z.trim(), z.minLength(1), z.maxLength(32)), password: z.string().check(z.minLength(1), z.maxLength(128)) }),
  response: logInProgress,
  errors: ['login.wrongPassword', 'login.locked', 'limit.tooMany'],
});

export const closeStaffSession = contract({ method: 'DELETE', path: '/api/staff/sessions/current', summary: 'Log out.', response: nothing() });

/** `temporary`: a seat that is shown nobody's personal data, nor looks anybody up by it. */
export const getStaffMe = contract({ method: 'GET', path: '/api/staff/me', summary: 'Who is logged in.', response: z.object({ ...staffView.shape, temporary: z.boolean() }) });

export const departmentNode = z.object({ code: code(), name: z.string(), kind: z.enum(departmentKinds.codes), parent: z.nullable(code()), accepts: z.string(), retired: z.boolean() });
export type DepartmentNode = z.output<typeof departmentNode>;

export const listDepartments = contract({
  method: 'GET',
  path: '/api/staff/departments',
  summary: 'The department tree as a flat list.',
  response: z.object({ items: z.array(departmentNode) }),
});

/** City data at the desk: the same shapes as the citizen's. */
export const staffGetCity = contract({ method: 'GET', path: '/api/staff/city', summary: 'City profile.', response: cityWords });
export const staffListCategories = contract({ method: 'GET', path: '/api/staff/categories', summary: 'Category tree.', response: z.object({ items: z.array(categoryNode) }) });
export const staffListAreas = contract({
  method: 'GET',
  path: '/api/staff/areas',
  summary: 'Children of an area.',
  query: z.strictObject({ parent: z.optional(code()) }),
  response: z.object({ items: z.array(areaNode) }),
});

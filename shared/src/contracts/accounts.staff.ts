import * as z from 'zod/mini';
import { accountStates } from '../vocabulary/account-state';
import { roles } from '../vocabulary/role';
import { contract } from './contract';
import { code, id, instant, nothing, reason, text } from './fields';
import { newPassword } from './log-in.staff';
import { staffView } from './staff.staff';

/** Staff administration: one administrator creates accounts, another grants their roles, a third reads the trail; nobody changes their own. */

const staffNo = () => z.string().check(z.trim(), z.regex(/^[A-Za-z0-9-]{2,32}$/, { error: 'staffNo' }));
const cursor = z.optional(z.string().check(z.regex(/^[A-Za-z0-9-]{2,32}$/, { error: 'cursor' })));

export const accountView = z.extend(staffView, {
  state: z.enum(accountStates.codes),
  lockedUntil: z.nullable(instant()),
  seatBatch: z.nullable(id()),
  createdAt: instant(),
});
export type AccountView = z.output<typeof accountView>;

const filter = {
  /** Part of the number or of the name. */
  q: z.optional(text(1, 50)),
  role: z.optional(z.enum(roles.codes)),
  department: z.optional(code()),
  state: z.optional(z.enum(accountStates.codes)),
  /** Temporary seats are seen by their batch only. */
  seatBatch: z.optional(id()),
};

export const listAccounts = contract({
  method: 'GET',
  path: '/api/staff/accounts',
  summary: 'Accounts by number.',
  query: z.strictObject({ ...filter, cursor }),
  response: z.object({ items: z.array(accountView), nextCursor: z.nullable(z.string()) }),
  errors: ['permission.denied'],
});

export const exportAccounts = contract({
  method: 'POST',
  path: '/api/staff/accounts/export',
  summary: 'The accounts of a filter as CSV; leaves an entry in the audit trail.',
  body: z.strictObject(filter),
  response: z.object({ csv: z.string() }),
  errors: ['permission.denied'],
});

const params = z.strictObject({ id: id() });
const common = ['permission.denied', 'staff.notFound', 'account.own'] as const;

export const getAccount = contract({ method: 'GET', path: '/api/staff/accounts/:id', summary: 'One account.', params, response: accountView, errors: ['permission.denied', 'staff.notFound'] });

export const createAccount = contract({
  method: 'POST',
  path: '/api/staff/accounts',
  summary: 'Create an account; it opens nothing until a security administrator has granted the role proposed here, or another.',
  body: z
    .strictObject({ staffNo: staffNo(), name: text(1, 50), role: z.enum(roles.codes), department: z.nullable(code()) })
    // A handler without a department would see no ticket.
    .check(z.refine(({ role, department }) => role !== 'handler' || department !== null, { error: 'required', path: ['department'] })),
  response: accountView,
  errors: ['permission.denied', 'account.numberTaken', 'ticket.unknownDepartment'],
});

export const editAccount = contract({
  method: 'POST',
  path: '/api/staff/accounts/:id',
  summary: 'Change name and department.',
  params,
  body: z.strictObject({ name: text(1, 50), department: z.nullable(code()) }),
  response: accountView,
  errors: [...common, 'ticket.unknownDepartment'],
});

/** `activationCode` is shown this once, to be handed to the owner; null when the account already has a password. */
const withCode = z.object({ account: accountView, activationCode: z.nullable(z.string()) });

export const grantRole = contract({
  method: 'POST',
  path: '/api/staff/accounts/:id/role',
  summary: 'Grant a role: the first makes a new account usable, a change ends its sessions.',
  params,
  body: z.strictObject({ role: z.enum(roles.codes), reason: reason() }),
  response: withCode,
  errors: [...common, 'account.wrongState'],
});

export const resetAccount = contract({
  method: 'POST',
  path: '/api/staff/accounts/:id/reset',
  summary: 'Take the password away, end every session, and give a new activation code.',
  params,
  body: z.strictObject({ reason: reason() }),
  response: withCode,
  errors: [...common, 'account.wrongState'],
});

export const unlockAccount = contract({ method: 'POST', path: '/api/staff/accounts/:id/unlock', summary: 'End the lock after wrong passwords.', params, body: z.strictObject({ reason: reason() }), response: accountView, errors: [...common] });

export const disableAccount = contract({ method: 'POST', path: '/api/staff/accounts/:id/disable', summary: 'Disable an account; its sessions end at once.', params, body: z.strictObject({ reason: reason() }), response: accountView, errors: [...common, 'account.wrongState'] });

export const enableAccount = contract({ method: 'POST', path: '/api/staff/accounts/:id/enable', summary: 'Take a disabled account into use again.', params, body: z.strictObject({ reason: reason() }), response: accountView, errors: [...common, 'account.wrongState'] });

/** `fault` is a sentence; null: disabled, or with `dryRun` could be. */
export const deactivateAccounts = contract({
  method: 'POST',
  path: '/api/staff/accounts/deactivate',
  summary: 'Disable many accounts by number, each on its own; a dry run only says what would happen.',
  body: z.strictObject({ staffNos: z.array(staffNo()).check(z.minLength(1), z.maxLength(500)), reason: reason(), dryRun: z.boolean() }),
  response: z.object({ items: z.array(z.object({ staffNo: z.string(), name: z.nullable(z.string()), fault: z.nullable(z.string()) })) }),
  errors: ['permission.denied'],
});

/** Names of the columns of an imported file. */
export const importColumns = { staffNo: '工号', name: '姓名', role: '岗位', department: '单位' } as const;

export const importAccounts = contract({
  method: 'POST',
  path: '/api/staff/accounts/import',
  summary: 'Create accounts from a CSV file (UTF-8 or GB18030), all of them or none; a dry run only looks.',
  query: z.strictObject({ dryRun: z.enum(['0', '1']) }),
  body: 'file',
  response: z.object({ rows: z.int(), imported: z.int(), faults: z.array(z.object({ line: z.int(), message: z.string() })) }),
  errors: ['permission.denied', 'account.fileUnreadable'],
});

const activationCode = z.string().check(z.overwrite((value) => value.toUpperCase().replace(/[\s-]/g, '')), z.regex(/^[0-9A-Z]{16}$/, { error: 'activationCode' }));

export const checkActivation = contract({
  method: 'POST',
  path: '/api/staff/activations/check',
  summary: 'Whose account an activation code opens; `name` is null where its owner has yet to give one.',
  body: z.strictObject({ activationCode }),
  response: z.object({ staffNo: z.string(), name: z.nullable(z.string()), role: z.enum(roles.codes), endsAt: z.nullable(instant()) }),
  errors: ['activation.invalid', 'limit.tooMany'],
});

export const activateAccount = contract({
  method: 'POST',
  path: '/api/staff/activations',
  summary: 'Use an activation code, once: sets the password, and of a temporary seat the name.',
  body: z.strictObject({ activationCode, name: z.nullable(text(1, 50)), newPassword }),
  response: nothing(),
  errors: ['activation.invalid', 'password.namesOwner', 'password.reused', 'limit.tooMany'],
});

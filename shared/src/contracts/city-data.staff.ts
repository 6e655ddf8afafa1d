import * as z from 'zod/mini';
import { submitLimits } from '../rules/limits';
import { departmentKinds } from '../vocabulary/department-kind';
import { announcement } from './city.citizen';
import { contract } from './contract';
import { code, day, id, instant, nothing, page, pageQuery, text, version } from './fields';

const standing = { retiredAt: z.nullable(instant()) };
const codeParams = () => z.strictObject({ code: code() });
const treeErrors = ['permission.denied', 'tree.notFound', 'tree.underItself', 'tree.parentRetired'] as const;
const retirement = () => z.strictObject({ retired: z.boolean() });

export const departmentRecord = z.object({
  code: code(), name: z.string(), kind: z.enum(departmentKinds.codes), parent: z.nullable(code()), accepts: z.string(), aliases: z.array(z.string()), ...standing,
});
export type DepartmentRecord = z.output<typeof departmentRecord>;

const departmentFields = {
  name: text(1, 100),
  kind: z.enum(departmentKinds.codes),
  parent: z.nullable(code()),
  accepts: text(0, 300),
  aliases: z.array(text(1, 50)).check(z.maxLength(20)),
};

export const listDepartmentRecords = contract({
  method: 'GET',
  path: '/api/staff/city-data/departments',
  summary: 'Every department as it is kept, retired ones too.',
  response: z.object({ items: z.array(departmentRecord) }),
});

export const addDepartment = contract({
  method: 'POST',
  path: '/api/staff/city-data/departments',
  summary: 'Add a department.',
  body: z.strictObject({ code: code(), ...departmentFields }),
  response: nothing(),
  errors: [...treeErrors, 'tree.codeTaken'],
});

export const changeDepartment = contract({
  method: 'POST',
  path: '/api/staff/city-data/departments/:code',
  summary: 'Rename a department, move it, or say anew what it accepts.',
  params: codeParams(),
  body: z.strictObject(departmentFields),
  response: nothing(),
  errors: treeErrors,
});

export const retireDepartment = contract({
  method: 'POST',
  path: '/api/staff/city-data/departments/:code/retire',
  summary: 'Retire a department (nothing more is dispatched to it, its history stays), or bring it back.',
  params: codeParams(),
  body: retirement(),
  response: nothing(),
  errors: [...treeErrors, 'tree.hasChildren', 'department.inDirectory'],
});

export const categoryRecord = z.object({ code: code(), name: z.string(), parent: z.nullable(code()), ...standing });
export type CategoryRecord = z.output<typeof categoryRecord>;

const categoryFields = { name: text(1, 100), parent: z.nullable(code()) };

export const listCategoryRecords = contract({
  method: 'GET',
  path: '/api/staff/city-data/categories',
  summary: 'Every category as it is kept, retired ones too.',
  response: z.object({ items: z.array(categoryRecord) }),
});

export const addCategory = contract({
  method: 'POST',
  path: '/api/staff/city-data/categories',
  summary: 'Add a category.',
  body: z.strictObject({ code: code(), ...categoryFields }),
  response: nothing(),
  errors: [...treeErrors, 'tree.codeTaken'],
});

export const changeCategory = contract({
  method: 'POST',
  path: '/api/staff/city-data/categories/:code',
  summary: 'Rename or move a category.',
  params: codeParams(),
  body: z.strictObject(categoryFields),
  response: nothing(),
  errors: treeErrors,
});

export const retireCategory = contract({
  method: 'POST',
  path: '/api/staff/city-data/categories/:code/retire',
  summary: 'Retire a category (no ticket gets it any more), or bring it back.',
  params: codeParams(),
  body: retirement(),
  response: nothing(),
  errors: [...treeErrors, 'tree.hasChildren'],
});

/** 派单规则: holds for tickets born from `validFrom` until before `validTo`. */
export const dispatchRule = z.object({
  id: id(), category: code(), categoryName: z.string(), area: z.nullable(code()), areaName: z.nullable(z.string()),
  department: code(), departmentName: z.string(), note: z.string(), validFrom: instant(), validTo: z.nullable(instant()),
});
export type DispatchRule = z.output<typeof dispatchRule>;

export const listDispatchRules = contract({
  method: 'GET',
  path: '/api/staff/city-data/dispatch-rules',
  summary: 'The dispatch directory, with rules that have ended or not begun.',
  response: z.object({ items: z.array(dispatchRule) }),
});

export const addDispatchRule = contract({
  method: 'POST',
  path: '/api/staff/city-data/dispatch-rules',
  summary: 'Add a rule for tickets born from a day on: from today means from now.',
  body: z.strictObject({ category: code(), area: z.nullable(code()), department: code(), note: text(1, 300), from: day(), lastDay: z.nullable(day()) }),
  response: nothing(),
  errors: ['permission.denied', 'ticket.unknownCategory', 'ticket.unknownArea', 'ticket.unknownDepartment', 'rules.dayPassed', 'directory.already'],
});

export const endDispatchRule = contract({
  method: 'POST',
  path: '/api/staff/city-data/dispatch-rules/:id/end',
  summary: 'End a rule with its last day, or now; tickets born before keep it.',
  params: z.strictObject({ id: id() }),
  body: z.strictObject({ lastDay: z.nullable(day()) }),
  response: nothing(),
  errors: ['permission.denied', 'rules.dayPassed', 'directory.ended'],
});

/** 公告 as it is kept: `withdrawnAt` for one that was taken back. */
export const announcementRecord = z.object({ ...announcement.shape, version: version(), withdrawnAt: z.nullable(instant()) });
export type AnnouncementRecord = z.output<typeof announcementRecord>;

const announcementFields = {
  title: text(1, 100),
  body: text(1, submitLimits.replyMax),
  publishedOn: day(),
  /** Its last day; null: until it is withdrawn. */
  until: z.nullable(day()),
};
const inOrder = ({ publishedOn, until }: { readonly publishedOn: string; readonly until: string | null }): boolean => until === null || until >= publishedOn;
const outOfOrder = { error: 'beforePublished', path: ['until'] };

export const listAnnouncementRecords = contract({
  method: 'GET',
  path: '/api/staff/city-data/announcements',
  summary: 'Every announcement as it is kept, the newest first.',
  query: z.strictObject(pageQuery),
  response: page(announcementRecord),
});

export const addAnnouncement = contract({
  method: 'POST',
  path: '/api/staff/city-data/announcements',
  summary: 'Announce something from a day on.',
  body: z.strictObject(announcementFields).check(z.refine(inOrder, outOfOrder)),
  response: z.object({ id: id() }),
  errors: ['permission.denied'],
});

export const changeAnnouncement = contract({
  method: 'POST',
  path: '/api/staff/city-data/announcements/:id',
  summary: 'Change an announcement, withdraw it or bring it back.',
  params: z.strictObject({ id: id() }),
  body: z.strictObject({ version: version(), withdrawn: z.boolean(), ...announcementFields }).check(z.refine(inOrder, outOfOrder)),
  response: nothing(),
  errors: ['permission.denied', 'announcement.notFound', 'announcement.changed'],
});

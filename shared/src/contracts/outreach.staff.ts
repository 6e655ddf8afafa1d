import * as z from 'zod/mini';
import { utf8Bytes } from '../rules/chat-limits';
import { menuLimits } from '../rules/menu-limits';
import { menuKeys } from '../vocabulary/menu-key';
import { contract } from './contract';
import { code, id, instant, text } from './fields';

/** A text that WeChat measures in bytes. */
const bytes = (max: number) =>
  z.string().check(
    z.trim(),
    z.refine((value: string) => value !== '', { error: 'required' }),
    z.refine((value: string) => utf8Bytes(value) <= max, { error: `bytes:${max}` }),
    z.refine((value: string) => !/[\u0000-\u001f\u007f]/.test(value), { error: 'unprintable' }),
  );

/** A page of our own (`/h5/…`, wherever the hotline then lives), or any other over https. */
const url = () => bytes(menuLimits.urlBytes).check(z.refine((value: string) => /^(\/[^/]|https:\/\/[^/])/.test(value), { error: 'url' }));
const page = () => bytes(menuLimits.urlBytes).check(z.refine((value: string) => /^\w+(\/[\w-]+)+(\?\S*)?$/.test(value), { error: 'page' }));

/** What a tap does: the dialogue answers, a web page opens, or the mini-program does (`url` for old clients). */
export const menuAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('click'), menuKey: z.enum(menuKeys.codes) }),
  z.strictObject({ kind: z.literal('view'), url: url() }),
  z.strictObject({ kind: z.literal('miniProgram'), page: page(), url: url() }),
]);
export type MenuAction = z.output<typeof menuAction>;

export const menuEntry = z.strictObject({ name: bytes(menuLimits.entryNameBytes), action: menuAction });
export type MenuEntry = z.output<typeof menuEntry>;

/** Either does something or opens its entries. */
export const menuButton = z
  .strictObject({ name: bytes(menuLimits.buttonNameBytes), action: z.nullable(menuAction), entries: z.array(menuEntry).check(z.maxLength(menuLimits.entries)) })
  .check(z.refine(({ action, entries }) => (action === null) === (entries.length > 0), { error: 'required', path: ['action'] }));
export type MenuButton = z.output<typeof menuButton>;

const buttons = () => z.array(menuButton).check(z.maxLength(menuLimits.buttons));
const version = () => z.int().check(z.nonnegative());

/** The menu as the desk edits it, and what was last published; `version` 0 is the menu a hotline begins with. */
export const menuView = z.object({
  buttons: z.array(menuButton),
  version: version(),
  editedAt: z.nullable(instant()),
  editedBy: z.nullable(z.string()),
  published: z.nullable(z.object({ buttons: z.array(menuButton), at: instant(), by: z.string() })),
});
export type MenuView = z.output<typeof menuView>;

export const getMenu = contract({ method: 'GET', path: '/api/staff/menu', summary: 'The menu under the chat: the draft and what was published.', response: menuView, errors: ['permission.denied'] });

export const saveMenu = contract({
  method: 'POST',
  path: '/api/staff/menu',
  summary: 'Save the draft; nobody outside sees it.',
  body: z.strictObject({ version: version(), buttons: buttons() }),
  response: menuView,
  errors: ['permission.denied', 'menu.versionConflict'],
});

export const publishMenu = contract({
  method: 'POST',
  path: '/api/staff/menu/publish',
  summary: 'Publish the draft as saved; an empty one takes the menu away.',
  body: z.strictObject({ version: version() }),
  response: menuView,
  errors: ['permission.denied', 'menu.versionConflict', 'wechat.unavailable', 'wechat.refused', 'wechat.notPermitted', 'wechat.quotaSpent'],
});

const heldEntry = { name: z.string(), type: z.string(), target: z.string() };

/** The menu as WeChat holds it; it may have been changed by other means. */
export const getHeldMenu = contract({
  method: 'GET',
  path: '/api/staff/menu/held',
  summary: 'The menu as WeChat holds it now.',
  response: z.object({ items: z.array(z.object({ ...heldEntry, entries: z.array(z.object(heldEntry)) })) }),
  errors: ['permission.denied', 'wechat.unavailable', 'wechat.refused', 'wechat.notPermitted', 'wechat.quotaSpent'],
});

/** A poster's code. `follows` counts the scans by which somebody began to follow. */
export const qrCodeItem = z.object({
  id: id(),
  name: z.string(),
  purpose: z.string(),
  areaName: z.nullable(z.string()),
  departmentName: z.nullable(z.string()),
  createdAt: instant(),
  /** The poster was taken down; WeChat's code stays valid, and a scan still counts. */
  retiredAt: z.nullable(instant()),
  scans: z.int(),
  follows: z.int(),
});
export type QrCodeItem = z.output<typeof qrCodeItem>;

export const listQrCodes = contract({
  method: 'GET',
  path: '/api/staff/qr-codes',
  summary: 'Codes for posters with their scans, the newest first, those out of use last.',
  response: z.object({ items: z.array(qrCodeItem) }),
  errors: ['permission.denied'],
});

export const createQrCode = contract({
  method: 'POST',
  path: '/api/staff/qr-codes',
  summary: 'Make a permanent code for a poster of a district or a department.',
  body: z.strictObject({ name: text(1, 30), purpose: text(1, 100), area: z.nullable(code()), department: z.nullable(code()) }),
  response: qrCodeItem,
  errors: ['permission.denied', 'ticket.unknownArea', 'ticket.unknownDepartment', 'wechat.unavailable', 'wechat.refused', 'wechat.notPermitted', 'wechat.quotaSpent'],
});

export const retireQrCode = contract({
  method: 'POST',
  path: '/api/staff/qr-codes/:id/retirement',
  summary: 'Mark a code as out of use. It cannot be taken back at WeChat: whoever scans an old poster still gets the account.',
  params: z.strictObject({ id: id() }),
  response: qrCodeItem,
  errors: ['permission.denied', 'qrCode.notFound'],
});

/** Where the picture of a code lies, for `<img>`. */
export const qrCodePicturePath = '/api/staff/qr-codes/:id/picture';
/** Where the mini-program code of a ticket lies, for `<img>`. */
export const ticketCodePath = '/api/staff/tickets/:id/code';

const scanDay = z.object({ day: z.string(), scans: z.int(), follows: z.int() });
export type ScanDay = z.output<typeof scanDay>;

export const getQrCode = contract({
  method: 'GET',
  path: '/api/staff/qr-codes/:id',
  summary: 'A code with its scans by day (Asia/Shanghai) for the last 30 days, the oldest first.',
  params: z.strictObject({ id: id() }),
  response: z.object({ ...qrCodeItem.shape, days: z.array(scanDay) }),
  errors: ['permission.denied', 'qrCode.notFound'],
});

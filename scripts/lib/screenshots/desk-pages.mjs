import { reports } from './studio.mjs';

const nobody = `?q=${encodeURIComponent('查无此人')}`;

/**
 * Every page of the desks and who works there. `empty`: how it looks with nothing on it, where it ever is so;
 * `work`: its address in a city at work, unless a scene of its own shows that; `everybodys`: no role is kept out.
 */
const pages = [
  { name: 'workbench', role: 'operator', empty: 'workbench', work: 'workbench' },
  ...[['intake', 'operator'], ['dispatch', 'dispatcher'], ['sentBack', 'dispatcher'], ['handling', 'handler'], ['coHandling', 'handler'], ['review', 'supervisor'], ['extension', 'supervisor'],
    ['finalApproval', 'supervisor'], ['supervision', 'supervisor'], ['followUp', 'followUpOfficer']].map(([desk, role]) => ({ name: desk, role, empty: `desks/${desk}`, work: `desks/${desk}` })),
  { name: 'tickets', role: 'supervisor', empty: 'tickets', work: 'tickets' },
  { name: 'register', role: 'operator', empty: 'register' },
  { name: 'chats', role: 'operator', empty: 'chats' },
  { name: 'call-backs', role: 'operator', empty: 'call-backs', work: 'call-backs' },
  { name: 'knowledge', role: 'operator', empty: 'knowledge' },
  { name: 'knowledge-desk', role: 'editor', work: 'knowledge-desk' },
  { name: 'inquiries', role: 'editor', empty: 'inquiries' },
  { name: 'broadcasts', role: 'editor', empty: 'broadcasts', everybodys: true },
  { name: 'blocklist', role: 'dutyManager', empty: 'blocklist' },
  { name: 'feedback', role: 'supervisor', empty: 'feedback', work: 'feedback' },
  { name: 'ticket-import', role: 'systemAdmin', empty: 'ticket-import' },
  { name: 'menu', role: 'systemAdmin' },
  { name: 'qr-codes', role: 'systemAdmin', empty: 'qr-codes' },
  { name: 'staff', role: 'securityAdmin', empty: `staff${nobody}`, work: 'staff' },
  { name: 'seats', role: 'securityAdmin', empty: 'seats' },
  { name: 'roles', role: 'auditor', work: 'roles' },
  { name: 'audit', role: 'auditor', empty: 'audit?staffNo=9999', work: 'audit' },
  ...['rules', 'departments', 'categories', 'directory', 'calendar', 'reply-templates'].map((part) => ({ name: `city-data-${part}`, role: 'systemAdmin', path: `city-data/${part}`, work: `city-data/${part}` })),
];

const pathOf = ({ name, path, work, empty }) => path ?? work ?? empty?.split('?')[0] ?? name;
const shown = (page) => page.locator('[data-testid="who"]').waitFor();

/** The server is away, but for who somebody is. */
const takeAway = (context) => context.route(/\/api\/staff\/(?!me$|city$)/, (route) => route.abort());

/** One window a role, with the pages that have what is shown. */
const scenesOf = (of, { dress, shot, expected = [] }) => [...new Set(pages.filter(of).map(({ role }) => role))].map((role) => ({
  window: 'desk', prepare: dress(role), expected, shots: pages.filter((each) => each.role === role && of(each)).map((each) => ({ act: shown, ...shot(each) })),
}));

/** Each page before anything has happened. */
export const emptyPages = (asStaff) => scenesOf(({ empty }) => empty, { dress: asStaff, shot: ({ name, empty }) => ({ name: `desk-${name}-empty`, at: `admin:${empty}` }) });

/** Each page of a city at work. */
export const workedPages = (asStaff) => scenesOf(({ work }) => work, { dress: asStaff, shot: ({ name, work }) => ({ name: `desk-${name}`, at: `admin:${work}` }) });

/** Each page that could not load what it shows. */
export const failedPages = (asStaff) => scenesOf(() => true, {
  dress: (role) => async (context) => {
    await asStaff(role)(context);
    await takeAway(context);
  },
  shot: (each) => ({ name: `desk-${each.name}-failed`, at: `admin:${pathOf(each)}` }),
  expected: [reports.away],
});

/** Each page to somebody whose role has no part in it. */
export const deniedPages = (asStaff) => [{ window: 'desk', prepare: asStaff('mediaDesk'), shots: [
  { name: 'desk-role-without-desk', at: 'admin:', act: shown },
  ...pages.filter(({ everybodys }) => !everybodys).map((each) => ({ name: `desk-${each.name}-denied`, at: `admin:${pathOf(each)}`, act: shown })),
  { name: 'desk-not-found', at: 'admin:nowhere', act: shown },
] }];

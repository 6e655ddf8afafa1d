import { listMyTickets } from '@hotline/shared/contracts/tickets.citizen';
import { listRoles, listTicketPage, listViews, type TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { countTickets, listTickets } from '@hotline/shared/contracts/tickets.staff';
import { getWorkbench, listClaimedTickets, listCriticalTickets } from '@hotline/shared/contracts/workbench.staff';
import { desksOf } from '@hotline/shared/vocabulary/desk';
import type { Role } from '@hotline/shared/vocabulary/role';
import { changedSince } from '../../src/modules/tickets/desk/ticket.query';
import type { Hotline } from './hotline';
import { staffOf, type Person } from './people';

/** One query of one screen, as it is asked again and again. */
export interface ListCase {
  readonly name: string;
  readonly ask: () => Promise<unknown>;
}

const monthMs = 30 * 24 * 3600_000;
const open = 'submitted,info_requested,accepted,dispatched,sent_back,in_progress,in_review,resolved';

/** Filters one by one and in the combinations people come upon. */
const filters = (city: { category: string; rareCategory: string; area: string; department: string; key: string }): readonly (readonly [string, TicketFilter])[] => [
  ['全部', {}],
  ['未办结', { states: open }],
  ['状态 已办结', { states: 'closed' }],
  ['状态 不予受理', { states: 'declined' }],
  ['类型 表扬', { requestType: 'praise' }],
  ['紧急', { urgency: 'critical' }],
  ['渠道', { channel: 'h5' }],
  ['分类', { category: city.category }],
  ['少见的分类', { category: city.rareCategory }],
  ['区域', { area: city.area }],
  ['单位', { department: city.department }],
  ['第三轮', { round: '3' }],
  ['二级督办', { supervision: '2' }],
  ['已超期', { due: 'overdue' }],
  ['今日到期', { due: 'today' }],
  ['即将到期', { due: 'yellow' }],
  ['登记日期', { createdFrom: '2025-03-01', createdTo: '2025-03-07' }],
  ['编号前8位', { ticketNo: '20250301' }],
  ['联系电话', { contactKey: city.key }],
  ['文字', { words: '暖气' }],
  ['少见的文字+区域', { words: '从未出现', area: city.area }],
  ['单位+状态', { department: city.department, states: 'declined,withdrawn' }],
  ['单位+超期', { department: city.department, due: 'overdue' }],
  ['分类+区域', { category: city.category, area: city.area }],
  ['分类+紧急+渠道', { category: city.category, urgency: 'critical', channel: 'h5' }],
  ['未办结+分类', { states: open, category: city.category }],
  ['超期+分类+类型', { due: 'overdue', category: city.category, requestType: 'praise' }],
  ['区域+日期+类型', { area: city.area, createdFrom: '2025-01-01', createdTo: '2025-06-30', requestType: 'complaint' }],
];

async function codesOf({ server }: Hotline): Promise<Parameters<typeof filters>[0]> {
  const { source } = server.platform.db;
  const one = async (sql: string): Promise<string> => String(Object.values(((await source.query(`${sql} LIMIT 1`)) as object[])[0] ?? {})[0]);
  const frequent = (column: string) => one(`SELECT ${column} FROM ticket WHERE ${column} IS NOT NULL GROUP BY ${column} ORDER BY COUNT(*) DESC`);
  const rareCategory = await one('SELECT category FROM ticket GROUP BY category ORDER BY COUNT(*)');
  return { category: await frequent('category'), rareCategory, area: await frequent('area'), department: await frequent('leadDepartment'), key: await one('SELECT keyHash FROM ticket_contact_key') };
}

/** Each role's queues, counts and workbench. */
function deskCases(staff: ReadonlyMap<Role, Person>): ListCase[] {
  return [...staff].flatMap(([role, person]) => [
    ...desksOf[role].map((desk) => ({ name: `${role} ${desk}`, ask: () => person.call(listTickets, { query: { desk } }) })),
    { name: `${role} 计数`, ask: () => person.call(countTickets, {}) },
    { name: `${role} 工作台`, ask: () => person.call(getWorkbench, {}) },
    { name: `${role} 跟踪墙`, ask: () => person.call(listCriticalTickets, {}) },
  ]);
}

/** A later page: eighteen months back in the newest list. */
const deepCursor = (now: number): string => `${now - 18 * monthMs}_${'Z'.repeat(26)}`;

/** Every list of every screen over a hotline that has been filled. */
export async function listCases(hotline: Hotline, citizen: Person): Promise<ListCase[]> {
  const staff = new Map<Role, Person>();
  for (const role of listRoles) staff.set(role, await staffOf(hotline, role));
  const operator = staff.get('operator') as Person;
  const cases: ListCase[] = deskCases(staff);
  const cursor = deepCursor(hotline.clock.now());
  const list = (role: Role, name: string, query: TicketFilter & { cursor?: string }) => cases.push({ name: `${role} 列表 ${name}`, ask: () => (staff.get(role) as Person).call(listTicketPage, { query }) });
  for (const [name, filter] of filters(await codesOf(hotline))) {
    list('operator', name, filter);
    if (!filter.due && !filter.createdFrom && !filter.ticketNo && !filter.contactKey) list('operator', `${name} 深页`, { ...filter, cursor });
  }
  for (const [name, filter] of [['全部', {}], ['未办结', { states: open }], ['时限', { sort: 'due' }], ['类型', { requestType: 'inquiry' }]] as const) list('handler', name, filter);
  cases.push({ name: 'operator 已领工单', ask: () => operator.call(listClaimedTickets, {}) }, { name: 'operator 视图计数', ask: () => operator.call(listViews, {}) });
  cases.push({ name: '市民 我的诉求', ask: () => citizen.call(listMyTickets, { query: {} }) });
  cases.push({ name: '实时变化', ask: () => changedSince({ platform: hotline.server.platform } as Parameters<typeof changedSince>[0], hotline.clock.now() - 5000) });
  return cases;
}

import type { Desk } from '@hotline/shared/contracts/tickets.staff';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { ticketStates } from '@hotline/shared/vocabulary/ticket-state';

/** Pages beside the desks. */
export type Tool = 'register' | 'chats' | 'call-backs' | 'knowledge' | 'menu' | 'qr-codes';

interface Workplace {
  readonly desks: readonly Desk[];
  readonly tools: readonly Tool[];
}

/** Which role works where: the one table. The server decides on its own; this only hides what it would refuse. */
const workplaces: Readonly<Record<Role, Workplace>> = {
  operator: { desks: ['intake', 'all'], tools: ['chats', 'register', 'call-backs', 'knowledge'] },
  dispatcher: { desks: ['dispatch', 'intake', 'all'], tools: ['knowledge'] },
  handler: { desks: ['handling', 'all'], tools: ['knowledge'] },
  supervisor: { desks: ['review', 'all'], tools: ['knowledge'] },
  followUpOfficer: { desks: ['followUp', 'all'], tools: ['call-backs', 'knowledge'] },
  dutyManager: { desks: ['all'], tools: ['chats', 'call-backs', 'knowledge'] },
  editor: { desks: [], tools: ['knowledge'] },
  analyst: { desks: [], tools: [] },
  mediaDesk: { desks: [], tools: [] },
  systemAdmin: { desks: [], tools: ['menu', 'qr-codes'] },
  securityAdmin: { desks: [], tools: [] },
  auditor: { desks: [], tools: [] },
};

export const workplaceOf = (role: Role): Workplace => workplaces[role];

interface DeskInfo {
  readonly name: string;
  /** States a person may filter by; none where the desk is one state. */
  readonly states: readonly TicketState[];
  /** What an empty queue means. */
  readonly empty: string;
}

export const deskInfo: Readonly<Record<Desk, DeskInfo>> = {
  intake: { name: '线上受理', states: [], empty: '没有待受理的工单，新工单到达后会自动出现在这里。' },
  dispatch: { name: '派单台', states: [], empty: '没有待派单的工单，受理后的工单会自动出现在这里。' },
  handling: { name: '承办', states: ['dispatched', 'in_progress'], empty: '没有待签收或办理中的工单，派单后会自动出现在这里。' },
  review: { name: '办结审核', states: [], empty: '没有待审核的办理结果，承办单位申请办结后会自动出现在这里。' },
  followUp: { name: '回访', states: [], empty: '没有待回访的工单，答复后的工单会自动出现在这里。' },
  all: { name: '全部工单', states: ticketStates.codes, empty: '没有符合条件的工单，请调整筛选条件。' },
};

export const toolNames: Readonly<Record<Tool, string>> = { register: '电话登记', chats: '在线对话', 'call-backs': '电话告知', knowledge: '知识查询', menu: '公众号菜单', 'qr-codes': '二维码海报' };

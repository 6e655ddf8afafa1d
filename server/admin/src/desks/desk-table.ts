import { desks, desksOf, type Desk } from '@hotline/shared/vocabulary/desk';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';

/** Pages beside the desks. */
export type Tool = 'tickets' | 'register' | 'wall' | 'chats' | 'call-backs' | 'knowledge' | 'knowledge-desk' | 'cases' | 'inquiries' | 'menu' | 'qr-codes' | 'city-data' | 'staff' | 'seats' | 'roles' | 'audit' | 'blocklist' | 'ticket-import' | 'broadcasts' | 'feedback';

/** What waits for somebody; every ticket there is stands in 工单列表. */
export type Queue = Exclude<Desk, 'all'>;

interface Workplace {
  readonly desks: readonly Queue[];
  readonly tools: readonly Tool[];
}

/** Which pages beside the desks a role has. The server decides on its own; this only hides what it would refuse. */
const toolsOf: Readonly<Record<Role, readonly Tool[]>> = {
  operator: ['register', 'wall', 'tickets', 'chats', 'call-backs', 'knowledge'],
  dispatcher: ['wall', 'tickets', 'knowledge'],
  handler: ['tickets', 'knowledge'],
  supervisor: ['wall', 'tickets', 'knowledge', 'blocklist', 'feedback'],
  followUpOfficer: ['tickets', 'call-backs', 'knowledge'],
  dutyManager: ['wall', 'tickets', 'chats', 'call-backs', 'knowledge', 'knowledge-desk', 'inquiries', 'city-data', 'blocklist', 'broadcasts', 'feedback'],
  editor: ['knowledge', 'knowledge-desk', 'cases', 'inquiries', 'broadcasts', 'city-data'],
  analyst: ['inquiries'],
  mediaDesk: [],
  systemAdmin: ['menu', 'qr-codes', 'city-data', 'staff', 'seats', 'roles', 'ticket-import', 'feedback'],
  securityAdmin: ['staff', 'seats', 'roles'],
  auditor: ['audit', 'staff', 'seats', 'roles'],
};

/** Where a role works. */
export const workplaceOf = (role: Role): Workplace => ({ desks: desksOf[role].filter((desk) => desk !== 'all'), tools: toolsOf[role] });

interface DeskInfo {
  readonly name: string;
  /** States a person may filter by; none where the desk is one state. */
  readonly states: readonly TicketState[];
  /** What an empty queue means. */
  readonly empty: string;
}

const arriving = '新的工单会自动出现在这里。';

export const deskInfo: Readonly<Record<Queue, DeskInfo>> = {
  intake: { name: desks.labels.intake, states: [], empty: `没有待受理的工单，${arriving}` },
  dispatch: { name: desks.labels.dispatch, states: [], empty: `没有待派单的工单，${arriving}` },
  sentBack: { name: desks.labels.sentBack, states: [], empty: `没有待审核的退单，${arriving}` },
  handling: { name: desks.labels.handling, states: ['dispatched', 'in_progress'], empty: `没有待签收或办理中的工单，${arriving}` },
  coHandling: { name: desks.labels.coHandling, states: [], empty: `没有待提交意见的协办工单，${arriving}` },
  review: { name: desks.labels.review, states: [], empty: `没有待审核的办理结果，${arriving}` },
  extension: { name: desks.labels.extension, states: [], empty: `没有待审批的延期申请，${arriving}` },
  finalApproval: { name: desks.labels.finalApproval, states: [], empty: `没有待批准的终结答复，${arriving}` },
  followUp: { name: desks.labels.followUp, states: [], empty: `没有待回访的工单，${arriving}` },
  supervision: { name: desks.labels.supervision, states: ['submitted', 'accepted', 'dispatched', 'sent_back', 'in_progress', 'in_review'], empty: '没有超期或督办中的工单。' },
};

export const toolNames: Readonly<Record<Tool, string>> = { tickets: '工单列表', register: '电话受理', wall: '紧急跟踪墙', chats: '在线对话', 'call-backs': '电话告知', knowledge: '知识查询', 'knowledge-desk': '知识管理', cases: '公开案例', inquiries: '微查询', menu: '公众号菜单', 'qr-codes': '二维码海报', 'city-data': '城市资料', staff: '账号', seats: '临时坐席', roles: '岗位权限', audit: '审计', blocklist: '不良使用名单', 'ticket-import': '历史工单导入', broadcasts: '飞鸽广播', feedback: '意见反馈' };

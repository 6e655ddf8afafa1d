import { closedList } from './closed-list';
import type { Role } from './role';

/** 工作台的队列: what waits for somebody, nearest deadline first; `all` is every ticket, newest first. */
export const desks = closedList({
  intake: '线上受理池',
  dispatch: '派单台',
  sentBack: '退单仲裁',
  handling: '承办',
  coHandling: '协办',
  review: '办结审核',
  extension: '延期审批',
  finalApproval: '终结审批',
  followUp: '回访台',
  supervision: '督办',
  all: '全部工单',
});

export type Desk = (typeof desks.codes)[number];

const none: readonly Desk[] = [];

/** Which role works at which desk: the one table of server and pages. */
export const desksOf: Readonly<Record<Role, readonly Desk[]>> = {
  operator: ['intake', 'all'],
  dispatcher: ['dispatch', 'sentBack', 'intake', 'all'],
  handler: ['handling', 'coHandling', 'all'],
  supervisor: ['review', 'extension', 'sentBack', 'finalApproval', 'supervision', 'all'],
  followUpOfficer: ['followUp', 'all'],
  dutyManager: ['supervision', 'all'],
  editor: none,
  analyst: none,
  mediaDesk: none,
  systemAdmin: none,
  securityAdmin: none,
  auditor: none,
};

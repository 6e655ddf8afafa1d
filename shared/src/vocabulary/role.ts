import { closedList } from './closed-list';

/** 岗位. An account has exactly one; system, security and audit powers never meet in one person. */
export const roles = closedList({
  operator: '话务员',
  dispatcher: '派单员',
  handler: '承办人员',
  followUpOfficer: '回访员',
  supervisor: '督办员',
  editor: '知识编辑',
  analyst: '数据分析员',
  mediaDesk: '媒体专席',
  dutyManager: '值班长',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditor: '审计员',
});

export type Role = (typeof roles.codes)[number];

/** 三员: who holds one of these powers holds no other. */
export const threePowers: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor'];

/** Who can act on a ticket: a role, the requester, the system itself (time has passed), or a rule the city has set. */
export type Principal = Role | 'citizen' | 'system' | 'rule';

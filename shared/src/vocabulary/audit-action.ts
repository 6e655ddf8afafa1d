import { closedList } from './closed-list';

/** What leaves an entry in the audit trail. */
export const auditActions = closedList({
  logIn: '登录',
  logOut: '退出',
  changePassword: '修改密码',
  changeSecondFactor: '变更二次验证',
  activateAccount: '激活账号',
  createAccount: '创建账号',
  editAccount: '修改账号',
  importAccounts: '导入账号',
  exportAccounts: '导出账号',
  grantRole: '授予岗位',
  resetAccount: '重置密码',
  unlockAccount: '解除锁定',
  disableAccount: '停用账号',
  enableAccount: '恢复账号',
  createSeats: '创建临时坐席',
  grantSeats: '批准临时坐席',
  revokeSeats: '撤销临时坐席',
  reveal: '查看个人信息',
  requestContact: '请求联系诉求人',
  searchContact: '按电话查找工单',
  export: '导出数据',
  changeRules: '修改规则',
  sendBroadcast: '发布广播',
  enterBlocklist: '提请列入不良使用名单',
  decideBlocklist: '审核不良使用名单',
  liftBlocklist: '解除不良使用名单',
  appealBlocklist: '对不良使用名单申诉',
  decideAppeal: '处理名单申诉',
  noteAbuse: '记录不当言行',
  importTickets: '导入历史工单',
  editKnowledge: '编辑知识',
  decideCase: '审核公开案例',
});

export type AuditAction = (typeof auditActions.codes)[number];

/** How it ended. */
export const auditResults = closedList({ done: '成功', refused: '被拒绝' });

export type AuditResult = (typeof auditResults.codes)[number];

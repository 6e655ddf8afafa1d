import type { StaffAction } from '@hotline/shared/contracts/tickets.staff';

interface ActionText {
  /** What follows from the action, shown before it is taken. */
  readonly hint: string;
  /** What has happened, shown after it. */
  readonly done: string;
}

export const actionTexts: Readonly<Record<StaffAction, ActionText>> = {
  accept: { hint: '请核对类型、分类、区域和紧急程度，受理后工单转入待派单。', done: '已受理，工单转入待派单。' },
  answerDirectly: { hint: '提交后答复立即对诉求人可见，工单转入待评价。', done: '已答复，工单转入待评价。' },
  dispatch: { hint: '派单后承办单位的办理时限开始计算。', done: '已派单，等待承办单位签收。' },
  acknowledge: { hint: '签收后请在首次联系时限内联系诉求人；办理时限自派单起计算。', done: '已签收，请尽快联系诉求人。' },
  recordContact: { hint: '申请办结前须有有效的联系记录。', done: '联系记录已保存。' },
  submitResolution: { hint: '提交后由督办员审核，审核通过后答复对诉求人公开。', done: '已申请办结，等待审核。' },
  returnResolution: { hint: '退回后承办单位继续办理，审核用时不计入其办理时限。', done: '已退回承办单位重办。' },
  approveResolution: { hint: '通过后答复立即对诉求人可见，并发送办结通知。请确认答复回应了诉求，且不含个人信息。', done: '已审核通过，答复已公开。' },
  recordFollowUp: { hint: '未接通只记录一次回访，不改变工单状态。', done: '回访记录已保存。' },
  reopen: { hint: '重办后工单退回原承办单位，轮次加一。', done: '已转重办。' },
};

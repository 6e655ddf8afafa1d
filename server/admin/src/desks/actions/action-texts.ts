import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';

interface ActionText {
  /** What follows from the action, shown before it is taken. */
  readonly hint: string;
  /** What has happened, shown after it. */
  readonly done: string;
}

export const actionTexts: Readonly<Record<StaffAction, ActionText>> = {
  requestInfo: { hint: '诉求人会收到这个问题；补充期间各项时限暂停，每轮次数有限，请一次问清。', done: '已请诉求人补充，时限暂停。' },
  decline: { hint: '诉求人会看到说明和合法途径，工单随即结束。', done: '已不予受理，并告知诉求人合法途径。' },
  answerDirectly: { hint: '提交后答复立即对诉求人可见，工单转入待评价。', done: '已答复，工单转入待评价。' },
  accept: { hint: '请核对类型、分类、区域和紧急程度，受理后工单转入待派单。', done: '已受理，工单转入待派单。' },
  dispatch: { hint: '派单后承办单位的办理时限开始计算。', done: '已派单，等待承办单位签收。' },
  callLead: { hint: '紧急工单派出后须电话联系承办单位，接听并确认后本次跟进完成。', done: '通话记录已保存。' },
  acknowledge: { hint: '签收后请在首次联系时限内联系诉求人；办理时限自派单起计算。', done: '已签收，请尽快联系诉求人。' },
  delegate: { hint: '转给下级单位办理，办结和答复仍由本单位负责。', done: '已转下级单位办理。' },
  sendBack: { hint: '须在签收时限内提出，写明理由和依据；审核期间办理时限继续计算。', done: '已申请退单，等待审核。' },
  upholdSendBack: { hint: '同意后改派其他单位，办理时限重新计算。', done: '已同意退单并改派。' },
  rejectSendBack: { hint: '驳回后仍由原单位承办，办理时限不变。', done: '已驳回退单，工单回到原单位。' },
  arbitrate: { hint: '裁定后由所选单位承办，不能再退单。', done: '已裁定承办单位。' },
  requestExtension: { hint: '须在办理时限内提出，由督办员审批；批准前仍按原时限计算。', done: '已申请延期，等待审批。' },
  grantExtension: { hint: '同意后办理时限顺延，说明会告知诉求人。', done: '已同意延期，并告知诉求人。' },
  refuseExtension: { hint: '不同意时仍按原时限办理。', done: '已答复承办单位不同意延期。' },
  recordContact: { hint: '申请办结前须有有效的联系记录。', done: '联系记录已保存。' },
  submitCoReply: { hint: '意见供主办单位汇总，诉求人看不到。', done: '协办意见已提交给主办单位。' },
  submitResolution: { hint: '提交后由督办员审核，审核通过后答复对诉求人公开。', done: '已申请办结，等待审核。' },
  returnResolution: { hint: '退回后承办单位继续办理，审核用时不计入其办理时限。', done: '已退回承办单位重办。' },
  approveResolution: { hint: '通过后答复立即对诉求人可见，并发送办结通知。请确认答复回应了诉求，且不含个人信息。', done: '已审核通过，答复已公开。' },
  recordFollowUp: { hint: '未接通只记录一次回访，不改变工单状态。', done: '回访记录已保存。' },
  reopen: { hint: '重办后工单退回原承办单位，轮次加一。', done: '已转重办。' },
  proposeFinalReply: { hint: '最终答复须由承办单位负责人签发，并由另一位督办员批准后生效。', done: '已提请终结，等待另一位督办员批准。' },
  finalize: { hint: '批准后最终答复对诉求人公开，工单终结，不再重办。请核对下方的拟终结答复。', done: '已批准终结，最终答复已公开。' },
  recur: { hint: '认定为同一问题再次发生，工单重新办理，轮次加一。', done: '已重新办理。' },
  merge: { hint: '并入后随主单一并答复，诉求人仍各自收到通知、各自评价。', done: '已并入主单。' },
  unmerge: { hint: '撤销后工单恢复并单前的状态和时限。', done: '已撤销并单，恢复单独办理。' },
  split: { hint: '每个分项各自派单办理，全部办结后本单办结。', done: '已拆单，各分项等待派单。' },
  changeUrgency: { hint: '各项时限按新的紧急程度自原起点重新计算，已完成的不变。', done: '紧急程度已调整，时限已重算。' },
  protect: { hint: '保密工单不公开；被反映单位看不到，也不能承办。', done: '保密设置已保存。' },
  remind: { hint: '催办会提醒承办单位，诉求人能看到已转告。', done: '已催办。' },
  supervise: { hint: '发出督办单，督办级别随之提高。', done: '督办单已发出。' },
  addNote: { hint: '备注只有工作人员能看到，随时可以添加。', done: '备注已保存。' },
};

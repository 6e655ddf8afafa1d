import type { ClockView } from '@hotline/shared/contracts/clocks';
import type { ClockKind } from '@hotline/shared/vocabulary/clock-kind';
import { calendarDay } from './time';

const hour = 3_600_000;

/** What happens next, in the citizen's words. */
export const nextSteps: Readonly<Record<ClockKind, string>> = {
  accept: '工作人员受理您的诉求',
  dispatch: '确定负责单位',
  call: '与负责单位电话确认',
  acknowledge: '负责单位签收',
  decide: '确定负责单位',
  contact: '负责单位与您联系',
  handle: '负责单位办理并答复',
  supply: '请您补充材料',
  review: '审核答复',
  rate: '请您评价办理结果',
};

/** 还剩 2 个工作日, 还剩 3 小时, 已超过时限. */
export function remainingText({ dueAt, paused, days }: ClockView, now = Date.now()): string {
  if (paused) return '计时已暂停';
  const left = dueAt - now;
  if (left <= 0) return '已超过时限，我们正在催办';
  const today = calendarDay(now);
  const workdays = days.filter(({ date, counted }) => counted !== null && date > today).length;
  if (workdays > 0) return `还剩 ${workdays} 个工作日`;
  return left < hour ? `还剩 ${Math.ceil(left / 60_000)} 分钟` : `还剩 ${Math.round(left / hour)} 小时`;
}

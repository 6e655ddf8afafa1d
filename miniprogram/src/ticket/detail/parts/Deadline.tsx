import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ClockView } from '@hotline/shared/contracts/clocks';
import { nextSteps, remainingText } from '@/text/deadline';
import { calendarDayText, deadlineText, timeText } from '@/text/time';
import { aria } from '@/ui/aria';

function Days({ clock: { startedAt, days } }: { readonly clock: ClockView }) {
  if (days.length === 0) return <View className="why__line">从{timeText(startedAt)} 起按小时连续计算，节假日不停。</View>;
  return (
    <>
      <View className="why__line">{timeText(startedAt)} 开始，次日起按工作日计算，到最后一天 24:00 为止：</View>
      {days.map(({ date, counted, note }) => (
        <View key={date} className={`why__day${counted === null ? ' why__day--off' : ''}`}>
          <View>{calendarDayText(date)}</View>
          <View className="why__note">{note}</View>
          <View>{counted === null ? '不计' : `第 ${counted} 天`}</View>
        </View>
      ))}
    </>
  );
}

/** What happens next and by when; on demand the arithmetic behind the day. */
export function Deadline({ clock }: { readonly clock: ClockView }) {
  const [open, setOpen] = useState(false);
  return (
    <View className="deadline">
      <View className="deadline__next">下一步：{nextSteps[clock.kind]}</View>
      <View id="deadline" className="deadline__due">
        截止 {deadlineText(clock.dueAt)}
        <View className="deadline__left">{remainingText(clock)}</View>
      </View>
      {clock.provisional ? <View className="why__line">下一年度节假日安排公布后，这个日期可能调整。</View> : null}
      <View id="why-deadline" className="link" ariaRole="button" {...aria('aria-expanded', open)} onClick={() => setOpen(!open)}>
        {open ? '收起' : '为什么是这天'}
      </View>
      {open ? <Days clock={clock} /> : null}
    </View>
  );
}

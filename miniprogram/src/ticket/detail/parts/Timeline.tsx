import { View } from '@tarojs/components';
import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { timeText } from '@/text/time';

/** What happened, newest first; the newest step is where things stand. */
export function Timeline({ steps }: { readonly steps: CitizenTicket['timeline'] }) {
  return (
    <View className="group">
      <View className="group__title">办理过程</View>
      <View id="timeline" className="timeline" ariaRole="list">
        {steps.map(({ at, title, text, department }, index) => (
          <View key={`${at}-${title}-${index}`} className={`timeline__step${index === 0 ? ' timeline__step--now' : ''}`} ariaRole="listitem">
            <View className="timeline__dot" />
            <View className="timeline__title">{title}</View>
            {text ? <View className="timeline__text">{text}</View> : null}
            <View className="timeline__meta">
              {timeText(at)}
              {department ? ` · ${department}` : ''}
            </View>
          </View>
        ))}
      </View>
    </View>
  );
}

import { View } from '@tarojs/components';
import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { timeText } from '@/text/time';

/** The answer, as the letter it is. */
export function Reply({ reply }: Pick<CitizenTicket, 'reply'>) {
  if (!reply) return null;
  return (
    <View id="reply" className="letter">
      <View className="letter__title" ariaRole="heading">
        答复
      </View>
      {reply.text.split(/\n+/).map((paragraph, index) => (
        <View key={index} className="letter__paragraph">
          {paragraph}
        </View>
      ))}
      <View className="letter__sign">
        <View>{reply.department}</View>
        <View className="letter__time">{timeText(reply.at)}</View>
      </View>
    </View>
  );
}

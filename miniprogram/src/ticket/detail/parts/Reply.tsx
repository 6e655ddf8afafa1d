import { View } from '@tarojs/components';
import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { timeText } from '@/text/time';
import { Heading } from '@/ui/Heading';
import { Pictures } from './Pictures';

const titles: Readonly<Partial<Record<TicketState, string>>> = { declined: '不予受理的说明', finalized: '最终答复' };

/** The answer, as the letter it is, with what is enclosed. */
export function Reply({ ticket: { reply, state } }: { readonly ticket: CitizenTicket }) {
  if (!reply) return null;
  return (
    <View id="reply" className="letter">
      <Heading className="letter__title">{titles[state] ?? '答复'}</Heading>
      {reply.text.split(/\n+/).map((paragraph, index) => (
        <View key={index} className="letter__paragraph">
          {paragraph}
        </View>
      ))}
      <Pictures id="evidence" label="办理照片" pictures={reply.evidence} />
      <View className="letter__sign">
        <View>{reply.department}</View>
        <View className="letter__time">{timeText(reply.at)}</View>
      </View>
    </View>
  );
}

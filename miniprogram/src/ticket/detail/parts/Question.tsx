import { View } from '@tarojs/components';
import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { deadlineText } from '@/text/time';
import { Heading } from '@/ui/Heading';
import { Words } from './Words';

interface Props {
  readonly ticket: CitizenTicket;
  readonly onChange: (ticket: CitizenTicket) => void;
}

/** What the hotline still has to know: it waits for nothing else, so this stands above everything. */
export function Question({ ticket: { id, question, dueAt, abilities }, onChange }: Props) {
  if (!abilities.supplyInfo) return null;
  return (
    <View className="question">
      <Heading className="question__title">需要您补充</Heading>
      <View id="question" className="question__text">
        {question}
      </View>
      <View id="answer-by" className="question__note">
        {dueAt === null ? '' : `请在 ${deadlineText(dueAt)} 前补充。`}补充之前，办理时限暂停计算。
      </View>
      <Words way="supplyInfo" id={id} label="补充的内容" placeholder="请在这里回答" verb="提交补充" onChange={onChange} />
    </View>
  );
}

import { View } from '@tarojs/components';
import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { Deadline } from './Deadline';

/** What a state means, where its name does not say it. */
const meanings: Readonly<Partial<Record<TicketState, string>>> = {
  declined: '这件事不在热线受理范围，可以按下面说明的途径反映。',
  finalized: '已就这件事作出最终答复。有新的情况，可以重新提交诉求。',
  merged: '有其他市民反映了同样的问题，正在一并办理。有了答复会同样通知您，并请您评价。',
};

/** The state in one look. */
export function StateCard({ ticket }: { readonly ticket: CitizenTicket }) {
  const meaning = meanings[ticket.state];
  return (
    <View className="state">
      <View id="state" className="state__label" ariaRole="status">
        {ticket.stateLabel}
      </View>
      <View className="state__no">诉求编号 {ticket.ticketNo}</View>
      {ticket.departmentName ? <View className="state__who">负责单位：{ticket.departmentName}</View> : null}
      {meaning ? (
        <View id="state-meaning" className="state__meaning">
          {meaning}
        </View>
      ) : null}
      {ticket.deadline ? <Deadline clock={ticket.deadline} /> : null}
    </View>
  );
}

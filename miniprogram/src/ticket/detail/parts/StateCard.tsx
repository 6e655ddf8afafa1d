import { View } from '@tarojs/components';
import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { Deadline } from './Deadline';

/** The state in one look. */
export function StateCard({ ticket }: { readonly ticket: CitizenTicket }) {
  return (
    <View className="state">
      <View id="state" className="state__label" ariaRole="status">
        {ticket.stateLabel}
      </View>
      <View className="state__no">诉求编号 {ticket.ticketNo}</View>
      {ticket.departmentName ? <View className="state__who">负责单位：{ticket.departmentName}</View> : null}
      {ticket.deadline ? <Deadline clock={ticket.deadline} /> : null}
    </View>
  );
}

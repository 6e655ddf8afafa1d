import { View } from '@tarojs/components';
import type { CitizenTicketItem } from '@hotline/shared/contracts/tickets.citizen';
import { citizenEndStates } from '@hotline/shared/vocabulary/ticket-state';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { openScreen } from '@/device/navigation';
import { deadlineText, timeText } from '@/text/time';

/** One ticket of the list: where it stands and by when. */
export function TicketCard({ id, ticket }: { readonly id: string; readonly ticket: CitizenTicketItem }) {
  const ended = citizenEndStates.includes(ticket.state);
  return (
    <View id={id} className="ticket" ariaRole="button" onClick={() => openScreen('ticket', { id: ticket.id })}>
      <View className="ticket__head">
        <View className={`tag${ended ? ' tag--grey' : ''}`}>{ticket.stateLabel}</View>
        <View className="ticket__time">{timeText(ticket.createdAt)}</View>
      </View>
      <View className="ticket__title">{ticket.title}</View>
      <View className="ticket__foot">
        <View>
          {requestTypes.labels[ticket.requestType]} · <View className="ticket__no">{ticket.ticketNo}</View>
        </View>
        {ticket.dueAt === null || ended ? null : <View className="ticket__due">截止 {deadlineText(ticket.dueAt)}</View>}
      </View>
    </View>
  );
}

import { countChats } from '@hotline/shared/contracts/chats.staff';
import { call } from '../api/call';
import { useLiveBurst } from '../api/live-context';
import { useLoad } from '../api/use-load';

const load = () => call(countChats, {});

/** How many followers wait for a person, and how many of one's own for an answer. */
export function ChatCount() {
  const { data, reload } = useLoad(load);
  useLiveBurst('chat', reload, 300);
  if (!data || data.waiting + data.unanswered === 0) return null;
  return (
    <span className="rail-counts" data-testid="chat-count">
      {data.waiting > 0 ? <span className="rail-queue">排队 {data.waiting}</span> : null}
      {data.unanswered > 0 ? <span className="rail-waiting" title="待您回复">{data.unanswered}</span> : null}
    </span>
  );
}

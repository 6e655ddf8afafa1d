import type { ServiceWindowView } from '@hotline/shared/contracts/chats.staff';
import { useNow } from '../parts/use-now';

const minuteMs = 60_000;

/** 47 小时 12 分 */
function spanOf(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / minuteMs));
  return minutes < 60 ? `${minutes} 分` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
}

/** Why nothing can be sent, or null while something can. */
export function closedReason({ left, until }: ServiceWindowView, now: number): string | null {
  if (until === null || until <= now) return '距诉求人上次发消息已超过48小时，微信不再允许回复。';
  return left === 0 ? '本轮可发的5条已用完，等诉求人再发消息后可继续。' : null;
}

/** 客服消息窗口: how many messages WeChat lets through and until when, or why none and what to do instead. */
export function WindowNote({ window }: { readonly window: ServiceWindowView }) {
  const now = useNow();
  const reason = closedReason(window, now);
  if (reason) return <div className="chat-window chat-window-closed" role="status" data-testid="chat-window">{reason}可建单后用通知告知，或电话联系。</div>;
  return (
    <div className={`chat-window${window.left === 1 ? ' deadline-today' : ''}`} role="status" data-testid="chat-window">
      还可发送 {window.left} 条 · 窗口剩 {spanOf((window.until ?? now) - now)}
    </div>
  );
}

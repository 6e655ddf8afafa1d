import { Alert, Button } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { takeNextChat, type ChatItem, type listChats } from '@hotline/shared/contracts/chats.staff';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import type { Loaded } from '../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { formatInstant, formatSpan } from '../parts/time';
import { useNow } from '../parts/use-now';
import { useSession } from '../session/session';

type Lists = OutputOf<typeof listChats>;
type Open = (chatId: string | undefined) => void;

interface ChatListProps {
  readonly list: Loaded<Lists>;
  readonly currentId: string | undefined;
  readonly onOpen: Open;
}

interface RowProps {
  readonly item: ChatItem;
  readonly current: boolean;
  readonly onOpen: Open;
}

function ChatRow({ item, current, onOpen }: RowProps) {
  const now = useNow();
  const { staff } = useSession();
  const { id, follower, state, lastText, lastAt, requestedAt, unanswered, operatorName } = item;
  return (
    <button type="button" className={`chat-row${current ? ' chat-row-current' : ''}`} aria-current={current} onClick={() => onOpen(id)} data-testid={`chat-${id}`}>
      <span className="line-between">
        <strong>{follower}</strong>
        {state === 'waiting' ? <span className="deadline-today">等待 {formatSpan(now - requestedAt)}</span> : <span className="quiet">{formatInstant(lastAt, now)}</span>}
      </span>
      <span className="line-between">
        <span className="chat-row-text">{lastText}</span>
        {state === 'open' && unanswered ? <span className="new-mark">待回复</span> : null}
        {state === 'open' && operatorName !== staff.name ? <span className="quiet">{operatorName}</span> : null}
      </span>
    </button>
  );
}

function Group({ title, items, currentId, onOpen }: { readonly title: string; readonly items: readonly ChatItem[] } & Omit<ChatListProps, 'list'>) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="chat-group">{title} {items.length}</h2>
      {items.map((item) => <ChatRow key={item.id} item={item} current={item.id === currentId} onOpen={onOpen} />)}
    </section>
  );
}

/** ↑ and ↓ move between the rows of all groups. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.chat-row')];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[at < 0 ? 0 : at + step]?.focus();
  event.preventDefault();
}

/** `waiting`: null as long as nobody knows. */
function TakeNext({ waiting, onOpen }: { readonly waiting: number | null; readonly onOpen: Open }) {
  const [fault, setFault] = useState<Fault | null>(null);
  const busy = useRef(false);
  const take = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setFault(null);
    try {
      onOpen((await call(takeNextChat, {})).id);
    } catch (thrown) {
      setFault(faultOf(thrown));
    }
    busy.current = false;
  };
  return (
    <>
      <Button type="primary" block disabled={!waiting} onClick={() => void take()} data-testid="take-next">{waiting === 0 ? '没有人排队' : `接入下一位${waiting ? `（${waiting}）` : ''}`}</Button>
      {fault ? <Alert type="warning" title={fault.message} className="chat-fault" /> : null}
    </>
  );
}

function Lists({ lists, ...rest }: { readonly lists: Lists } & Omit<ChatListProps, 'list'>) {
  const { waiting, mine, others } = lists;
  if (waiting.length + mine.length + others.length === 0) return <EmptyState title="暂无对话">诉求人在公众号里回复“人工”后，会出现在这里。</EmptyState>;
  return (
    <>
      <Group title="我的对话" items={mine} {...rest} />
      <Group title="排队中" items={waiting} {...rest} />
      <Group title="其他话务员" items={others} {...rest} />
    </>
  );
}

/** Who waits (the longest first) and whom one serves. */
export function ChatList({ list: { data, fault, reload }, ...rest }: ChatListProps) {
  return (
    <aside className="chat-list" aria-label="对话列表">
      <div className="list-bar"><h1>在线对话</h1></div>
      <div className="chat-take"><TakeNext waiting={data ? data.waiting.length : null} onOpen={rest.onOpen} /></div>
      {fault && data ? <Alert type="warning" banner title={`列表未能更新：${fault.message}`} /> : null}
      <div className="list-scroll" onKeyDown={moveBetweenRows} role="group" aria-label="对话">
        {data ? <Lists lists={data} {...rest} /> : fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState rows={6} />}
      </div>
    </aside>
  );
}

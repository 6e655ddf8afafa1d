import { useCallback } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { listChats } from '@hotline/shared/contracts/chats.staff';
import { call } from '../api/call';
import { useLiveBurst } from '../api/live-context';
import { useLoad } from '../api/use-load';
import { EmptyState } from '../parts/states';
import { usePageTitle } from '../session/use-page-title';
import { ChatList } from './chat-list';
import { ChatPane } from './chat-pane';

const load = () => call(listChats, {});

/** 在线对话: who waits and whom one serves, the conversation, and what is at hand beside it. */
export function ChatsPage() {
  usePageTitle('在线对话');
  const { id } = useParams();
  const navigate = useNavigate();
  const list = useLoad(load);
  const { reload } = list;
  useLiveBurst('chat', reload, 300);
  const open = useCallback((chatId: string | undefined) => {
    void navigate(chatId ? `/chats/${chatId}` : '/chats');
    reload();
  }, [navigate, reload]);
  return (
    <div className={`chats${id ? ' chats-open' : ''}`}>
      <ChatList list={list} currentId={id} onOpen={open} />
      {id ? <ChatPane key={id} chatId={id} onOpen={open} /> : <section className="chat-pane"><EmptyState title="对话">从左侧选择一个对话，或接入下一位排队的诉求人。</EmptyState></section>}
    </div>
  );
}

import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useRef } from 'react';
import type { ChatView } from '@hotline/shared/contracts/chats.staff';
import { Alert } from 'antd';
import type { Loaded } from '../api/use-load';
import { FaultState, LoadingState } from '../parts/states';
import { ChatHead } from './chat-head';
import { ChatMessageView } from './chat-message';
import { usePictureDraft } from './chat-picture';
import { ChatSide } from './chat-side';
import { Composer } from './composer';
import { useChat, useWriting } from './use-chat';

interface ChatPaneProps {
  readonly chatId: string;
  readonly onOpen: (chatId: string | undefined) => void;
}

/** The newest message is in sight when it comes. */
function useNewestInSight(count: number) {
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Only in the next frame has the box below found its height.
    const frame = requestAnimationFrame(() => end.current?.scrollIntoView({ block: 'end' }));
    return () => cancelAnimationFrame(frame);
  }, [count]);
  return end;
}

function Messages({ chat, onRewrite }: { readonly chat: ChatView; readonly onRewrite: (text: string) => void }) {
  const end = useNewestInSight(chat.messages.length);
  return (
    <ol className="chat-messages" aria-label="消息" aria-live="polite" data-testid="chat-messages">
      {chat.messages.map((message) => <ChatMessageView key={message.id} message={message} onRewrite={onRewrite} />)}
      {chat.messages.length === 0 ? <li className="chat-event">诉求人已取消关注，按规定消息已删除。</li> : null}
      <li ref={end} aria-hidden />
    </ol>
  );
}

function OpenChat({ chat, loaded, onOpen }: { readonly chat: ChatView; readonly loaded: Loaded<ChatView> } & Pick<ChatPaneProps, 'onOpen'>) {
  const writing = useWriting(chat.id, loaded.put);
  const picture = usePictureDraft(chat.id, loaded.put);
  const input = useRef<TextAreaRef>(null);
  const insert = (text: string): void => {
    writing.insert(text);
    input.current?.focus();
  };
  const mine = chat.actions.includes('send');
  return (
    <>
      <section className="chat-pane" aria-label="对话" data-testid="chat">
        <ChatHead chat={chat} put={loaded.put} onOpen={onOpen} />
        {loaded.fault ? <Alert type="warning" banner title={`对话未能更新：${loaded.fault.message}`} /> : null}
        <Messages chat={chat} onRewrite={insert} />
        {mine ? <Composer chat={chat} writing={writing} picture={picture} input={input} /> : null}
      </section>
      <ChatSide chat={chat} onInsert={mine ? insert : undefined} onOpen={onOpen} />
    </>
  );
}

/** One chat with everything beside it. */
export function ChatPane({ chatId, onOpen }: ChatPaneProps) {
  const loaded = useChat(chatId);
  const { data, fault, reload } = loaded;
  if (!data) return <section className="chat-pane">{fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />}</section>;
  return <OpenChat chat={data} loaded={loaded} onOpen={onOpen} />;
}

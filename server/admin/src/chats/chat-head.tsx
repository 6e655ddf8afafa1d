import { CloseOutlined } from '@ant-design/icons';
import { Alert, Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { closeChat, takeChat, type ChatView } from '@hotline/shared/contracts/chats.staff';
import { chatEndings, chatStates } from '@hotline/shared/vocabulary/chat';
import { satisfactions } from '@hotline/shared/vocabulary/rating';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { ChatTicket } from './chat-ticket';
import { TransferChat } from './transfer-chat';

interface ChatHeadProps {
  readonly chat: ChatView;
  readonly put: (chat: ChatView) => void;
  readonly onOpen: (chatId: string | undefined) => void;
}

function factsOf({ state, operatorName, ending, satisfaction }: ChatView): string {
  const rated = satisfaction ? `评价：${satisfactions.labels[satisfaction]}` : state === 'closed' ? '未评价' : null;
  return [operatorName, ending && chatEndings.labels[ending], rated].filter(Boolean).join(' · ');
}

/** Does something, and shows why not. */
function useDoing() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      await work();
    } catch (thrown) {
      setFault(faultOf(thrown));
    }
    setBusy(false);
  };
  return { busy, fault, run };
}

/** Who it is, where the chat stands, and what can be done with it. */
export function ChatHead({ chat, put, onOpen }: ChatHeadProps) {
  const { busy, fault, run } = useDoing();
  const { id, actions, state } = chat;
  const params = { id };
  const take = () => run(async () => put(await call(takeChat, { params })));
  const close = () => run(async () => {
    await call(closeChat, { params });
    onOpen(undefined);
  });
  return (
    <header className="chat-head">
      <div className="line-between">
        <div>
          <h2>{chat.follower}</h2> <span className={state === 'closed' ? 'mark mark-done' : 'mark mark-open'} data-testid="chat-state">{chatStates.labels[state]}</span> <span className="quiet">{factsOf(chat)}</span>
        </div>
        <Space wrap>
          {actions.includes('take') ? <Button type="primary" loading={busy} onClick={() => void take()} data-testid="chat-take">接入</Button> : null}
          <ChatTicket chat={chat} put={put} />
          {actions.includes('transfer') ? <TransferChat chatId={id} onDone={() => onOpen(undefined)} /> : null}
          {actions.includes('close') ? (
            <Popconfirm title="结束这个对话？" description="结束后会请诉求人评价满意度。" okText="结束对话" cancelText="继续对话" onConfirm={() => void close()}>
              <Button loading={busy} data-testid="chat-close">结束对话</Button>
            </Popconfirm>
          ) : null}
          <Button size="small" type="text" icon={<CloseOutlined />} onClick={() => onOpen(undefined)} aria-label="关闭对话，返回列表" title="返回列表" />
        </Space>
      </div>
      {fault ? <Alert type="error" showIcon title={fault.message} className="chat-fault" /> : null}
    </header>
  );
}

import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { registerChatTicket, type ChatView } from '@hotline/shared/contracts/chats.staff';
import { submitLimits } from '@hotline/shared/rules/limits';
import { call } from '../api/call';
import { newKey } from '../register/new-key';
import { RegisterForm } from '../register/register-form';

interface ChatTicketProps {
  readonly chat: ChatView;
  readonly put: (chat: ChatView) => void;
}

const told = new Set(['text', 'voice', 'location']);

/** The follower's own words, one a line. */
function contentOf({ messages }: ChatView): string {
  const lines = messages.filter(({ author, kind, text }) => author === 'follower' && told.has(kind) && text !== '').map(({ kind, text }) => (kind === 'location' ? `位置：${text}` : text));
  return [...lines.join('\n')].slice(0, submitLimits.contentMax).join('');
}

/** The chat as a ticket: once registered, the way to it. */
export function ChatTicket({ chat, put }: ChatTicketProps) {
  // One key for one chat, for as long as the page is open: a registration sent again is the same ticket.
  const [key] = useState(newKey);
  const [open, setOpen] = useState(false);
  const { id, ticket, actions } = chat;
  if (ticket) return <Link to={`/desks/all/${ticket.id}`} data-testid="chat-ticket">工单 {ticket.ticketNo}</Link>;
  if (!actions.includes('register')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)} data-testid="chat-register">登记工单</Button>
      <Drawer title="登记工单" size={960} open={open} onClose={() => setOpen(false)} destroyOnHidden>
        <p className="quiet">工单会归到这位诉求人名下，进展通过微信通知。诉求人发来的图片和语音随工单一起提交。</p>
        <RegisterForm idempotencyKey={key} initial={{ content: contentOf(chat) }} submit={(body) => call(registerChatTicket, { params: { id }, body })} onRegistered={put} />
      </Drawer>
    </>
  );
}

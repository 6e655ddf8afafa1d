import { Tabs } from 'antd';
import { Link } from 'react-router-dom';
import type { ChatView } from '@hotline/shared/contracts/chats.staff';
import type { KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import { chatLimits } from '@hotline/shared/rules/chat-limits';
import { satisfactions } from '@hotline/shared/vocabulary/rating';
import { Fact } from '../desks/ticket/section';
import { citedText, sourceOf } from '../knowledge/cited-text';
import { KnowledgeSearch } from '../knowledge/knowledge-search';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { QuickAnswers } from './quick-answers';

interface ChatSideProps {
  readonly chat: ChatView;
  /** Puts a text under the pen; undefined where nothing can be sent. */
  readonly onInsert: ((text: string) => void) | undefined;
  readonly onOpen: (chatId: string | undefined) => void;
}

const quoted = 300;

/** An approved answer as a message: whole where it fits, else its beginning and the way to the rest. */
function messageOf(item: KnowledgeItem): string {
  const whole = citedText(item);
  if ([...whole].length <= chatLimits.textMax) return whole;
  return `${[...item.body.trim()].slice(0, quoted).join('')}……\n全文见${sourceOf(item)}：${window.location.origin}/h5/#/knowledge/item/index?id=${item.id}`;
}

function Tickets({ tickets }: Pick<ChatView, 'tickets'>) {
  if (tickets.length === 0) return <p className="quiet">没有提交过诉求</p>;
  return (
    <ul className="plain-list">
      {tickets.map(({ id, ticketNo, title, stateLabel }) => <li key={id}><Link to={`/desks/all/${id}`}>{ticketNo}</Link> <span className="quiet">{stateLabel}</span><br />{title}</li>)}
    </ul>
  );
}

function Earlier({ earlier, onOpen }: Pick<ChatView, 'earlier'> & Pick<ChatSideProps, 'onOpen'>) {
  const now = useNow();
  if (earlier.length === 0) return <p className="quiet">没有以前的对话</p>;
  return (
    <ul className="plain-list">
      {earlier.map(({ id, requestedAt, operatorName, satisfaction }) => (
        <li key={id}>
          <button type="button" className="link-button" onClick={() => onOpen(id)}>{formatInstant(requestedAt, now)}</button>{' '}
          <span className="quiet">{[operatorName ?? '未接入', satisfaction && satisfactions.labels[satisfaction]].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}

function Person({ chat, onOpen }: Pick<ChatSideProps, 'chat' | 'onOpen'>) {
  const now = useNow();
  return (
    <>
      <dl className="facts">
        <Fact name="诉求人">{chat.follower}</Fact>
        <Fact name="电话">{chat.phoneMasked ?? '未绑定'}</Fact>
        <Fact name="请求时间">{formatInstant(chat.requestedAt, now)}</Fact>
      </dl>
      <h3>以往诉求</h3>
      <Tickets tickets={chat.tickets} />
      <h3>以往对话</h3>
      <Earlier earlier={chat.earlier} onOpen={onOpen} />
    </>
  );
}

/** Beside the conversation: who it is, and what can be put under the pen. */
export function ChatSide({ chat, onInsert, onOpen }: ChatSideProps) {
  const atHand = onInsert
    ? [
        { key: 'quick', label: '常用语', children: <QuickAnswers onInsert={onInsert} /> },
        { key: 'knowledge', label: '知识', children: <KnowledgeSearch onInsert={(item) => onInsert(messageOf(item))} /> },
      ]
    : [];
  return (
    <aside className="chat-side" aria-label="诉求人和常用语">
      <Tabs size="small" items={[{ key: 'person', label: '诉求人', children: <Person chat={chat} onOpen={onOpen} /> }, ...atHand]} />
    </aside>
  );
}

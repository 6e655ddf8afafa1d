import { LockOutlined } from '@ant-design/icons';
import { Image } from 'antd';
import type { ChatMessage } from '@hotline/shared/contracts/chats.staff';
import { chatDeliveries, chatMessageKinds, chatRefusals } from '@hotline/shared/vocabulary/chat';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';

interface MessageProps {
  readonly message: ChatMessage;
  /** Takes the words of a message that did not go out back under the pen. */
  readonly onRewrite: (text: string) => void;
}

const pictureOf = { follower: '诉求人发来的图片', operator: '发给诉求人的图片', system: '图片' };
const lostWords = { image: '图片没有取到，请诉求人重发。', voice: '语音没有取到，请诉求人重发。' };

function FilePart({ message: { kind, file, author } }: { readonly message: ChatMessage }) {
  if (!file) return null;
  const isVoice = kind === 'voice';
  if (file.state === 'pending') return <p className="quiet">{isVoice ? '语音' : '图片'}{author === 'follower' ? '接收中' : ''}</p>;
  if (file.state === 'lost') return <p className="quiet">{lostWords[isVoice ? 'voice' : 'image']}</p>;
  return isVoice ? <audio controls preload="none" src={file.url} aria-label="语音" /> : <Image src={file.url} alt={pictureOf[author]} width={180} height={135} />;
}

/** What stands in the bubble; kinds without words of their own are named. */
function Words({ message: { kind, text, file } }: { readonly message: ChatMessage }) {
  if (!text) return file ? null : <p className="quiet">{chatMessageKinds.labels[kind]}</p>;
  return (
    <p>
      {kind === 'voice' ? <span className="quiet">（语音识别）</span> : null}
      {kind === 'location' ? <span className="quiet">位置：</span> : null}
      {text}
    </p>
  );
}

/** Whether the follower has it; a message nobody can vouch for says so, and is not repeated by itself. */
function Delivery({ message: { delivery, refusal, text }, onRewrite }: MessageProps) {
  if (delivery === null || delivery === 'sent') return null;
  if (delivery === 'sending') return <span className="quiet">{chatDeliveries.labels.sending}</span>;
  if (delivery === 'unknown') return <span className="deadline-today" title="微信没有回音，对方可能已收到。请先询问对方，再决定是否重发。">{chatDeliveries.labels.unknown}，请先问对方是否收到</span>;
  return (
    <span className="chat-refused">
      {chatDeliveries.labels.refused}：{chatRefusals.labels[refusal ?? 'unavailable']}
      {text ? <button type="button" className="link-button" onClick={() => onRewrite(text)}>重新编辑</button> : null}
    </span>
  );
}

/** One message: the follower's left, ours right, colleagues' notes in yellow across. */
export function ChatMessageView({ message, onRewrite }: MessageProps) {
  const now = useNow();
  const { kind, author, authorName, text, at, delivery } = message;
  const when = <span className="quiet">{authorName ? `${authorName} · ` : ''}{formatInstant(at, now)}</span>;
  if (kind === 'note') return <li className="chat-note"><div className="note-text"><LockOutlined aria-label="内部备注" /> {text}</div>{when}</li>;
  if (kind === 'request') return <li className="chat-event">{chatMessageKinds.labels[kind]} · {formatInstant(at, now)}</li>;
  return (
    <li className={`chat-message chat-${author === 'follower' ? 'theirs' : 'ours'}`} data-testid="chat-message" data-delivery={delivery ?? ''}>
      <div className="chat-bubble">
        <FilePart message={message} />
        <Words message={message} />
      </div>
      <div className="chat-meta">{when} <Delivery message={message} onRewrite={onRewrite} /></div>
    </li>
  );
}

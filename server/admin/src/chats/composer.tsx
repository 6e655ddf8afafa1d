import { Alert, Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';
import type { ChatView } from '@hotline/shared/contracts/chats.staff';
import { chatLimits, utf8Bytes } from '@hotline/shared/rules/chat-limits';
import { useNow } from '../parts/use-now';
import { pasted, PictureButton, PicturePreview, type PictureDraft } from './chat-picture';
import type { Writing } from './use-chat';
import { closedReason, WindowNote } from './window-note';

interface ComposerProps {
  readonly chat: ChatView;
  readonly writing: Writing;
  readonly picture: PictureDraft;
  readonly input: RefObject<TextAreaRef>;
}

/** Whether WeChat would take a text of this length. */
const fits = (text: string): boolean => [...text.trim()].length <= chatLimits.textMax && utf8Bytes(text.trim()) <= chatLimits.textBytes;

/** Enter sends, unless it only chooses a word while Chinese is being typed. */
function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>, send: () => void): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  send();
}

/** Where an operator writes, with what WeChat still allows in sight. */
export function Composer({ chat, writing, picture, input }: ComposerProps) {
  const now = useNow();
  const { text, busy, fault, write, send, sendIntake } = writing;
  const closed = closedReason(chat.window, now) !== null;
  const tooLong = !fits(text);
  const free = !closed && !busy && !picture.busy;
  const sendable = free && !tooLong;
  const paste = (event: ClipboardEvent): void => {
    const file = pasted(event);
    if (!file) return;
    event.preventDefault();
    picture.pick(file);
  };
  return (
    <div className="composer">
      <WindowNote window={chat.window} />
      {fault ? <Alert type="error" showIcon title={fault.message} className="chat-fault" data-testid="action-fault" /> : null}
      {tooLong ? <Alert type="warning" showIcon title={`一条消息不能超过${chatLimits.textMax}个字，请分成几条，或发送全文链接。`} className="chat-fault" /> : null}
      <Input.TextArea
        ref={input}
        value={text}
        autoFocus
        aria-label="回复内容"
        placeholder="回复诉求人，请勿写入手机号、身份证号等个人信息"
        autoSize={{ minRows: 3, maxRows: 8 }}
        onChange={(event) => write(event.target.value)}
        onPaste={paste}
        onKeyDown={(event) => sendOnEnter(event, () => sendable && void send())}
        data-testid="chat-input"
      />
      <PicturePreview draft={picture} sendable={free} />
      <div className="composer-foot">
        <Button type="primary" disabled={!sendable || !text.trim()} loading={busy} onClick={() => void send()} data-testid="chat-send">发送</Button>
        <PictureButton disabled={!free} onPick={picture.pick} />
        <Button disabled={!sendable} onClick={() => void sendIntake()} data-testid="chat-intake">发送微受理</Button>
        <span className="quiet form-keys">Enter 发送，Shift+Enter 换行</span>
      </div>
    </div>
  );
}

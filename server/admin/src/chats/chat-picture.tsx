import { PictureOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useState, type ClipboardEvent } from 'react';
import { sendChatPicture, type ChatView } from '@hotline/shared/contracts/chats.staff';
import { callWithFile } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { FileButton } from '../parts/file-button';
import { choosePicture, dropPicture, pictureFor, type ChosenPicture } from './chat-drafts';

export interface PictureDraft {
  readonly picked: ChosenPicture | null;
  readonly busy: boolean;
  readonly fault: Fault | null;
  readonly pick: (file: File) => void;
  readonly drop: () => void;
  readonly send: () => Promise<void>;
}

/** A picture to be sent, kept while other chats are open; after a broken connection it goes out again under the same key, so that it is one message. */
export function usePictureDraft(chatId: string, put: (chat: ChatView) => void): PictureDraft {
  const [picked, setPicked] = useState(() => pictureFor(chatId));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const show = (next: ChosenPicture | null): void => {
    setFault(null);
    setPicked(next);
  };
  const pick = (file: File): void => void (busy || show(choosePicture(chatId, file)));
  const drop = (): void => {
    dropPicture(chatId);
    show(null);
  };
  const send = async (): Promise<void> => {
    if (!picked || busy) return;
    setBusy(true);
    setFault(null);
    try {
      put(await callWithFile(sendChatPicture, { params: { id: chatId }, query: { key: picked.key } }, picked.file));
      drop();
    } catch (thrown) {
      setFault(faultOf(thrown));
    }
    setBusy(false);
  };
  return { picked, busy, fault, pick, drop, send };
}

/** A pasted picture; where words come with it, as from a text program, the words are meant. */
export function pasted({ clipboardData }: ClipboardEvent): File | undefined {
  if (clipboardData.getData('text/plain')) return undefined;
  return [...clipboardData.files].find(({ type }) => type.startsWith('image/'));
}

export function PictureButton({ disabled, onPick }: { readonly disabled: boolean; readonly onPick: (file: File) => void }) {
  return (
    <FileButton icon={<PictureOutlined />} accept="image/jpeg,image/png,image/webp" disabled={disabled} title="选择图片，也可以在输入框里直接粘贴截图" onPick={onPick} data-testid="chat-picture">
      图片
    </FileButton>
  );
}

/** A file of this machine, shown under an address that lives as long as the picture stands on the page. */
function LocalPicture({ file }: { readonly file: File }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return <img src={url} alt="待发送的图片" />;
}

/** What is about to be sent is looked at first: nothing sent can be called back. */
export function PicturePreview({ draft, sendable }: { readonly draft: PictureDraft; readonly sendable: boolean }) {
  const { picked, busy, fault, drop, send } = draft;
  if (!picked) return null;
  return (
    <div className="chat-picture" role="group" aria-label="待发送的图片" data-testid="chat-picture-preview">
      <LocalPicture key={picked.key} file={picked.file} />
      <Button type="primary" autoFocus disabled={!sendable} loading={busy} onClick={() => void send()} data-testid="chat-picture-send">发送图片</Button>
      <Button disabled={busy} onClick={drop}>不发了</Button>
      {fault ? <Alert type="error" showIcon title={fault.message} /> : null}
    </div>
  );
}

import { useCallback, useState } from 'react';
import { getChat, sendChatMessage, type ChatView } from '@hotline/shared/contracts/chats.staff';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { useLiveEvent } from '../api/live-context';
import { useLoad, type Loaded } from '../api/use-load';
import { newKey } from '../register/new-key';
import { draftFor, writeDraft } from './chat-drafts';

/** A chat that follows the live stream; what happens in others is not its business. */
export function useChat(chatId: string): Loaded<ChatView> {
  const chat = useLoad(useCallback(() => call(getChat, { params: { id: chatId } }), [chatId]));
  useLiveEvent('chat', (event) => {
    if (event === null || event.id === chatId) chat.reload();
  });
  return chat;
}

export interface Writing {
  readonly text: string;
  readonly busy: boolean;
  readonly fault: Fault | null;
  readonly write: (text: string) => void;
  /** Adds a text at the end. */
  readonly insert: (text: string) => void;
  readonly send: () => Promise<void>;
  readonly sendIntake: () => Promise<void>;
}

/** The text under the pen; after a broken connection it goes out again under the same key, so that it is one message. */
export function useWriting(chatId: string, put: (chat: ChatView) => void): Writing {
  const [draft, setDraft] = useState(() => draftFor(chatId));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const write = (text: string): void => setDraft(writeDraft(chatId, text));
  const insert = (text: string): void => write(draft.text.trim() ? `${draft.text.trimEnd()}\n${text}` : text);
  const post = async (body: { key: string; text: string | null }): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      put(await call(sendChatMessage, { params: { id: chatId }, body }));
      return true;
    } catch (thrown) {
      setFault(faultOf(thrown));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const send = async (): Promise<void> => {
    const text = draft.text.trim();
    if (text && !busy && (await post({ key: draft.key, text }))) write('');
  };
  const sendIntake = async (): Promise<void> => void (busy || (await post({ key: newKey(), text: null })));
  return { text: draft.text, busy, fault, write, insert, send, sendIntake };
}

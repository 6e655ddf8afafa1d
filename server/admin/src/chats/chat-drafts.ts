import { newKey } from '../register/new-key';

/** What is being written to a follower and under which key it will be sent. Kept in memory only, as all drafts. */
interface ChatDraft {
  readonly text: string;
  readonly key: string;
}

const drafts = new Map<string, ChatDraft>();

export const draftFor = (chatId: string): ChatDraft => drafts.get(chatId) ?? { text: '', key: newKey() };

/** Another text is another message: only the same words are sent again under the same key. */
export function writeDraft(chatId: string, text: string): ChatDraft {
  const draft = { text, key: newKey() };
  drafts.set(chatId, draft);
  return draft;
}

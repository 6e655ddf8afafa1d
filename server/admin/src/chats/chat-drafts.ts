import { newKey } from '../register/new-key';

/** What is being written to a follower and under which key it will be sent. Kept in memory only, as all drafts. */
interface ChatDraft {
  readonly text: string;
  readonly key: string;
}

/** A picture chosen for a follower and not sent yet. */
export interface ChosenPicture {
  readonly file: File;
  readonly key: string;
}

const drafts = new Map<string, ChatDraft>();
const pictures = new Map<string, ChosenPicture>();

export const draftFor = (chatId: string): ChatDraft => drafts.get(chatId) ?? { text: '', key: newKey() };

/** Another text is another message: only the same words are sent again under the same key. */
export function writeDraft(chatId: string, text: string): ChatDraft {
  const draft = { text, key: newKey() };
  drafts.set(chatId, draft);
  return draft;
}

export const pictureFor = (chatId: string): ChosenPicture | null => pictures.get(chatId) ?? null;

export function choosePicture(chatId: string, file: File): ChosenPicture {
  const picture = { file, key: newKey() };
  pictures.set(chatId, picture);
  return picture;
}

export const dropPicture = (chatId: string): void => void pictures.delete(chatId);

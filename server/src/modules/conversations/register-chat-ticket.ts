import { submitLimits } from '@hotline/shared/rules/limits';
import { IsNull } from 'typeorm';
import { AppError } from '../../platform/errors';
import type { Submission } from '../tickets';
import type { ChatParts } from './chat-deps';
import { ChatRow, type ChatMessageRow } from './chat.entity';
import type { StaffActor } from '../staff';

type Registration = Omit<Submission, 'attachments' | 'consentVersion' | 'visibility' | 'behalf'>;

/** Registers what a chat is about for its follower, once; the follower's newest pictures and voices go with it. Throws chat.changed, or as `tickets.submit`. */
export async function registerChatTicket(parts: ChatParts, { actor, chat }: { readonly actor: StaffActor; readonly chat: ChatRow }, registration: Registration): Promise<void> {
  const { platform, tickets, store } = parts;
  const withFiles = (await store.messages(chat.id)).filter(({ author, fileState }) => author === 'follower' && fileState === 'ready');
  const attachments: string[] = [];
  for (const row of withFiles.slice(-submitLimits.pictures)) attachments.push(await attachmentOf(parts, chat, row));
  await platform.db.transact(async (em) => {
    if (!(await store.change(em, chat.id, { guard: { ticketId: IsNull() } }))) throw new AppError('chat.changed');
    const { id } = await tickets.submit({ actor, requesterId: chat.citizenId, channel: 'officialAccount' }, { ...registration, attachments, consentVersion: null, visibility: 'private', behalf: null });
    await em.update(ChatRow, { id: chat.id }, { ticketId: id });
  });
}

/** A file of the chat as an attachment of the follower's; made once, so that a registration sent again is the same. */
async function attachmentOf({ tickets, store, files }: ChatParts, { citizenId }: ChatRow, row: ChatMessageRow): Promise<string> {
  if (row.attachmentId) return row.attachmentId;
  const bytes = await files.read(row);
  const transcript = store.bodyOf(row).text || null;
  const { id } = await (row.kind === 'voice' ? tickets.storeVoice(citizenId, { bytes, transcript }) : tickets.storeAttachment(citizenId, bytes));
  await store.attach(row, id);
  return id;
}

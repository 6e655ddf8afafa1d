import * as z from 'zod/mini';
import { instant, id } from './fields';
import { contract } from './contract';

/** A stored picture, or a voice message when it has `seconds`; `url` is signed for a few minutes and asks for no session. */
export const attachmentView = z.object({
  id: id(),
  url: z.string(),
  mime: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  seconds: z.nullable(z.int()),
  /** What WeChat understood of a voice message: nobody has checked it. */
  transcript: z.nullable(z.string()),
  createdAt: instant(),
});
export type AttachmentView = z.output<typeof attachmentView>;

export const uploadAttachment = contract({
  method: 'POST',
  path: '/api/citizen/attachments',
  summary: 'Store one picture for a ticket not yet submitted; it is re-encoded without metadata.',
  body: 'file',
  response: attachmentView,
  errors: ['attachment.tooLarge', 'attachment.notPicture', 'attachment.tooMany'],
});

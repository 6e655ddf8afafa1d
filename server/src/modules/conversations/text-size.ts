/** WeChat shows no text reply beyond this many bytes of UTF-8 (被动回复用户消息). */
const maxBytes = 2048;
/** Left free for what stands around a part that is measured by itself. */
const spareBytes = 600;

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Whether a part leaves room for what else a reply has to say. */
export const fits = (text: string): boolean => bytesOf(text) <= maxBytes - spareBytes;

/** The first characters of a text, with an ellipsis where there were more. */
export function cut(text: string, characters: number): string {
  const all = [...text];
  return all.length <= characters ? text : `${all.slice(0, characters).join('')}…`;
}

/** A link in the chat; WeChat takes brackets in its words for another one. */
export const link = (words: string, href: string, attributes = ''): string => `<a href="${href}"${attributes}>${words.replace(/[<>]/g, '')}</a>`;

/** The last guard before WeChat: a reply too long is cut between characters and never inside a link. */
export function fitReply(text: string): string {
  if (bytesOf(text) <= maxBytes) return text;
  const kept = Buffer.from(text, 'utf8').subarray(0, maxBytes - bytesOf('…')).toString('utf8').replace(/\ufffd+$/u, '');
  const open = kept.lastIndexOf('<a ');
  return `${open > kept.lastIndexOf('</a>') ? kept.slice(0, open) : kept}…`;
}

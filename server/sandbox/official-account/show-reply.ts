import { addChat } from '../world/chat';
import type { ChatEntry, Contact } from '../world/user';
import type { World } from '../world/world';
import type { PushReport } from '../push/deliver-push';

const SORRY = '该公众号提供的服务出现故障，请稍后再试';

type Fields = Record<string, unknown>;

function child(fields: Fields, name: string): Fields {
  const value = fields[name];
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** News items arrive as one object or as a list. */
function articlesOf(fields: Fields): Fields[] {
  const item = child(fields, 'Articles')['item'];
  const list = Array.isArray(item) ? item : [item];
  return list.filter((article): article is Fields => typeof article === 'object' && article !== null);
}

function mediaDetail(fields: Fields, name: string): Fields {
  const mediaId = String(child(fields, name)['MediaId'] ?? '');
  return { mediaId, url: `/mmbiz/${mediaId}` };
}

/** How each type of passive reply looks in the chat; other types show nothing. */
const VIEWS: Record<string, (fields: Fields) => { text: string; detail: Fields }> = {
  text: (fields) => ({ text: String(fields['Content'] ?? ''), detail: {} }),
  image: (fields) => ({ text: '', detail: mediaDetail(fields, 'Image') }),
  voice: (fields) => ({ text: '', detail: mediaDetail(fields, 'Voice') }),
  video: (fields) => ({ text: '', detail: mediaDetail(fields, 'Video') }),
  news: (fields) => {
    const [article = {}] = articlesOf(fields);
    const { Title, Description, PicUrl, Url } = article;
    return { text: String(Title ?? ''), detail: { title: Title, description: Description, picurl: PicUrl, url: Url } };
  },
  transfer_customer_service: () => ({ text: '已转接人工客服', detail: {} }),
};

/**
 * Shows what a push led to: the passive reply, or WeChat's apology when nobody
 * answered or the answer was unusable. Null when the chat stays as it is.
 */
export function showReply(world: World, contact: Contact, report: PushReport): ChatEntry | null {
  if (report.attempts.length === 0) return null;
  const { reply } = report;
  if (reply === null || reply.kind === 'invalid') return addChat(world, contact, { from: 'system', type: 'notice', text: SORRY });
  if (reply.kind === 'none') return null;
  const view = VIEWS[reply.type]?.(reply.fields);
  if (!view) return null;
  const from = reply.type === 'transfer_customer_service' ? 'system' : 'account';
  return addChat(world, contact, { from, type: reply.type, ...view });
}

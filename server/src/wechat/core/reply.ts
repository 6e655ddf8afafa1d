import type { PushMessage } from './push-message';
import type { XmlContent } from './xml';

/** A passive reply (被动回复用户消息): shown at once in the chat in which the push arose. */
export type Reply =
  | { readonly kind: 'text'; readonly content: string }
  | { readonly kind: 'image'; readonly mediaId: string }
  | { readonly kind: 'news'; readonly articles: readonly Article[] }
  /** Hands the chat to the platform's own customer-service desk. */
  | { readonly kind: 'transfer'; readonly account?: string };

export interface Article {
  readonly title: string;
  readonly description: string;
  readonly pictureUrl: string;
  readonly url: string;
}

/** The fields of a reply, in WeChat's names. `now` in milliseconds. */
export function replyFields(message: PushMessage, reply: Reply, now: number): XmlContent {
  return { ToUserName: message.fromUser, FromUserName: message.toUser, CreateTime: Math.floor(now / 1000), ...contentOf(reply) };
}

function contentOf(reply: Reply): XmlContent {
  switch (reply.kind) {
    case 'text':
      return { MsgType: 'text', Content: reply.content };
    case 'image':
      return { MsgType: 'image', Image: { MediaId: reply.mediaId } };
    case 'news':
      return { MsgType: 'news', ArticleCount: reply.articles.length, Articles: { item: reply.articles.map(articleFields) } };
    case 'transfer':
      return { MsgType: 'transfer_customer_service', ...(reply.account ? { TransInfo: { KfAccount: reply.account } } : {}) };
  }
}

const articleFields = (article: Article): XmlContent => ({ Title: article.title, Description: article.description, PicUrl: article.pictureUrl, Url: article.url });

import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { promisedText } from '../core/promised-text';
import { textOf, treeOf } from '../core/tree';

/** What WeChat thinks of publishing a content. `review`: a person should look. */
export type ContentSuggestion = 'pass' | 'review' | 'risky';

/** Where the content stands (场景值): profile, comment, forum or log. */
export type ContentScene = keyof typeof scenes;

const scenes = { profile: 1, comment: 2, forum: 3, log: 4 } as const;
const mediaTypes = { audio: 1, image: 2 } as const;
const version = 2;
const longestText = 2500;

interface Checked {
  /** At the mini-program, and seen there within two hours: 61010 otherwise. An openid of the official account is not valid. */
  readonly openid: string;
  readonly scene: ContentScene;
}

export interface TextCheck extends Checked {
  /** At most 2,500 characters. */
  readonly content: string;
}

export interface MediaCheck extends Checked {
  /** Must be open to WeChat's servers, over HTTPS. */
  readonly url: string;
  readonly type: keyof typeof mediaTypes;
}

/** Content security (文本内容安全识别, 音视频内容安全识别): advice on what may be published, never on what may be said to the hotline. */
export interface ContentChecks {
  /** `label` `100` is nothing found; others name the kind. Throws RangeError or WechatError. */
  checkText(check: TextCheck): Promise<{ readonly suggestion: ContentSuggestion; readonly label: string }>;
  /** Asks; the answer is a push `mediaChecked` with this trace id within 30 minutes. Throws WechatError. */
  checkMedia(check: MediaCheck): Promise<{ readonly traceId: string }>;
}

/** What a suggestion says; anything unclear goes to a person. */
export const suggestionOf = (text: string): ContentSuggestion => (text === 'pass' || text === 'risky' ? text : 'review');

export function createContentChecks(api: ApiClient): ContentChecks {
  return {
    async checkText({ openid, scene, content }) {
      if ([...content].length > longestText) throw new RangeError('a text takes 2,500 characters');
      const result = treeOf(await api.call(endpoints.checkText, { body: { version, openid, scene: scenes[scene], content } }), 'result');
      return { suggestion: suggestionOf(textOf(result, 'suggest')), label: textOf(result, 'label') };
    },

    async checkMedia({ openid, scene, url, type }) {
      const answer = await api.call(endpoints.checkMedia, { body: { media_url: url, media_type: mediaTypes[type], version, scene: scenes[scene], openid } });
      return { traceId: promisedText(endpoints.checkMedia, answer, 'trace_id') };
    },
  };
}

import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';

export interface CodeTarget {
  /** Arrives at the page as `scene`: 1 to 32 of the characters WeChat allows. */
  readonly scene: string;
  /** Page of the published mini-program, without a leading slash. */
  readonly page: string;
}

/** Round codes that open a page of the mini-program (不限制的小程序码). Any number, 5,000 a minute. */
export interface Codes {
  /** A picture. Throws RangeError or WechatError. */
  create(target: CodeTarget): Promise<Buffer>;
}

const sceneCharacters = /^[0-9A-Za-z!#$&'()*+,/:;=?@._~-]{1,32}$/;
const pictureBytes = 1024 * 1024;

export function createCodes(api: ApiClient): Codes {
  return {
    async create({ scene, page }) {
      if (!sceneCharacters.test(scene)) throw new RangeError('a scene takes 1 to 32 of the characters WeChat allows');
      if (page.startsWith('/')) throw new RangeError('a page has no leading slash here');
      const { bytes } = await api.download(endpoints.createCode, { body: { scene, page, env_version: 'release' }, maxBytes: pictureBytes });
      return bytes;
    },
  };
}

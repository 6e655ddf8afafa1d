import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { promisedText } from '../core/promised-text';

export interface LinkTarget {
  /** Page of the mini-program, with a leading slash or without. */
  readonly path: string;
  /** `a=1&b=2`, at most 1,024 characters. */
  readonly query: string;
  /** 1 to 30. */
  readonly expiresInDays: number;
}

/** Addresses that open the mini-program from a text message or a browser (URL Link). */
export interface Links {
  /** Throws RangeError or WechatError. */
  create(target: LinkTarget): Promise<string>;
}

const byInterval = 1;

export function createLinks(api: ApiClient): Links {
  return {
    async create({ path, query, expiresInDays }) {
      if (query.length > 1024) throw new RangeError('a query takes 1,024 characters');
      if (!(expiresInDays >= 1 && expiresInDays <= 30)) throw new RangeError('a link lives for 1 to 30 days');
      const answer = await api.call(endpoints.createUrlLink, { body: { path, query, expire_type: byInterval, expire_interval: expiresInDays, env_version: 'release' } });
      return promisedText(endpoints.createUrlLink, answer, 'url_link');
    },
  };
}

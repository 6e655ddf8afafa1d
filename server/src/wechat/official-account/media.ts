import { AppError } from '../../platform/errors';
import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { AnswerTooLarge } from '../core/transport';

export interface MediaFile {
  readonly bytes: Buffer;
  /** As WeChat declares it; the receiver must look at the bytes themselves. */
  readonly mime: string;
}

/** Temporary media (临时素材): gone after three days, so they are fetched at once. */
export interface Media {
  /** Throws WechatError, or AppError `attachment.tooLarge` beyond 10 MB. */
  download(mediaId: string): Promise<MediaFile>;
}

const maxBytes = 10 * 1024 * 1024;

export function createMedia(api: ApiClient): Media {
  return {
    async download(mediaId) {
      try {
        const { bytes, type } = await api.download(endpoints.getMedia, { query: { media_id: mediaId }, maxBytes });
        return { bytes, mime: type };
      } catch (error) {
        if ((error as Error).cause instanceof AnswerTooLarge) throw new AppError('attachment.tooLarge', { cause: error });
        throw error;
      }
    },
  };
}

import { AppError } from '../../platform/errors';
import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { promisedText } from '../core/promised-text';
import { AnswerTooLarge } from '../core/transport';

export interface MediaFile {
  readonly bytes: Buffer;
  /** As WeChat declares it; the receiver must look at the bytes themselves. */
  readonly mime: string;
}

export interface OutgoingMedia {
  readonly type: 'image' | 'voice' | 'video' | 'thumb';
  readonly bytes: Buffer;
  readonly mime: string;
  /** File name; WeChat goes by its extension. */
  readonly name: string;
}

/** Temporary media (临时素材): gone after three days, so they are fetched at once and never relied upon for longer. */
export interface Media {
  /** Throws WechatError, or AppError `attachment.tooLarge` beyond 10 MB. */
  download(mediaId: string): Promise<MediaFile>;
  /** Puts a file up (image ≤ 10 MB, voice ≤ 2 MB, video ≤ 10 MB, thumb ≤ 64 KB) and returns its media id. Throws WechatError. */
  upload(media: OutgoingMedia): Promise<string>;
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

    async upload({ type, bytes, mime, name }) {
      const body = new FormData();
      body.append('media', new Blob([new Uint8Array(bytes)], { type: mime }), name);
      const answer = await api.call(endpoints.uploadMedia, { query: { type }, body });
      return promisedText(endpoints.uploadMedia, answer, type === 'thumb' ? 'thumb_media_id' : 'media_id');
    },
  };
}

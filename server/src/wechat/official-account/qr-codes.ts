import type { ApiClient } from '../core/api-client';
import { endpoints } from '../core/endpoints';
import { promisedText } from '../core/promised-text';

export interface QrCode {
  /** What the picture is fetched by. */
  readonly ticket: string;
  /** What the code says when it is read. */
  readonly url: string;
}

/** QR codes that bring a person to the account and tell where from (带参数的二维码). At most 100,000 permanent ones. */
export interface QrCodes {
  /** A permanent one. `scene`: 1 to 64 characters, comes back in the follow or scan event. Throws RangeError or WechatError. */
  create(scene: string): Promise<QrCode>;
  /** The picture of a code. Throws WechatError. */
  download(ticket: string): Promise<{ readonly bytes: Buffer; readonly mime: string }>;
}

const pictureBytes = 1024 * 1024;

export function createQrCodes(api: ApiClient): QrCodes {
  return {
    async create(scene) {
      if (scene.length < 1 || scene.length > 64) throw new RangeError('a scene takes 1 to 64 characters');
      const answer = await api.call(endpoints.createQrCode, { body: { action_name: 'QR_LIMIT_STR_SCENE', action_info: { scene: { scene_str: scene } } } });
      const text = (name: string) => promisedText(endpoints.createQrCode, answer, name);
      return { ticket: text('ticket'), url: text('url') };
    },

    async download(ticket) {
      const { bytes, type } = await api.download(endpoints.showQrCode, { query: { ticket }, maxBytes: pictureBytes });
      return { bytes, mime: type };
    },
  };
}

import { uploadAttachment } from '@hotline/shared/contracts/attachments';
import { submitLimits } from '@hotline/shared/rules/limits';
import { asApiError } from '@/api/api-error';
import { fileUrl, upload } from '@/api/call';
import { newIdempotencyKey } from '@/api/idempotency-key';
import { choosePictures } from '@/device/pictures';
import type { Draft, DraftPicture } from './draft';
import { attachmentTooLarge } from './picture-limits';
import type { ChangeDraft } from './use-draft';

/** The picture itself is not kept on the device, unlike the words. */
const lossText = '网络中断，图片没有传完，请点图片重传';

const faultOf = (thrown: unknown): string => {
  const { code, message } = asApiError(thrown);
  return code === 'network.lost' ? lossText : message;
};

/** Pictures of the draft: chosen, sent once each, one after another, taken out. */
export function usePictures(draft: Draft, change: ChangeDraft) {
  const patch = (key: string, part: Partial<DraftPicture>) =>
    change(({ pictures }) => ({ pictures: pictures.map((picture) => (picture.key === key ? { ...picture, ...part } : picture)) }));

  async function send({ key, path }: DraftPicture): Promise<void> {
    patch(key, { fault: null });
    try {
      const { id, url } = await upload(uploadAttachment, path);
      patch(key, { id, url: fileUrl(url) });
    } catch (thrown) {
      patch(key, { fault: faultOf(thrown) });
    }
  }

  async function add(): Promise<void> {
    const chosen = await choosePictures(submitLimits.pictures - draft.pictures.length);
    const added = chosen.map(({ path, bytes }): DraftPicture => ({ key: newIdempotencyKey(), path, id: null, url: null, fault: attachmentTooLarge(bytes) }));
    change(({ pictures, lostPictures }) => ({ pictures: [...pictures, ...added], lostPictures: Math.max(0, lostPictures - added.length) }));
    for (const picture of added) if (!picture.fault) await send(picture);
  }

  const retry = (key: string) => {
    const picture = draft.pictures.find((one) => one.key === key);
    if (picture) void send(picture);
  };
  const remove = (key: string) => change(({ pictures }) => ({ pictures: pictures.filter((picture) => picture.key !== key) }));
  return { add: () => void add(), retry, remove };
}

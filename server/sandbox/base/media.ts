import { DAY } from '../world/clock';
import { capMap, type StoredMedia } from '../world/state';
import { WechatError } from '../api/wechat-error';
import { BinaryAnswer, type AccountCall, type JsonObject, type UploadedFile } from '../api/endpoint';
import type { World } from '../world/world';

const MEGABYTE = 1024 * 1024;
const LIFETIME = 3 * DAY;
const KEPT_FILES = 500;

/** Upload rules by type: largest size and the error beyond it, allowed endings. */
const UPLOAD_RULES: Record<string, { limit: number; errcode: number; endings: readonly string[] }> = {
  image: { limit: 10 * MEGABYTE, errcode: 40009, endings: ['png', 'jpg', 'jpeg', 'gif', 'bmp'] },
  voice: { limit: 2 * MEGABYTE, errcode: 40010, endings: ['amr', 'mp3'] },
  video: { limit: 10 * MEGABYTE, errcode: 40011, endings: ['mp4'] },
  thumb: { limit: 64 * 1024, errcode: 40012, endings: ['jpg', 'jpeg'] },
};

/** Keeps a temporary file for an account and gives it a media id. */
export function storeMedia(world: World, file: Omit<StoredMedia, 'id' | 'at'>): StoredMedia {
  const stored = { ...file, id: world.mint.opaque(`media:${file.appid}`, 64), at: world.clock.now() };
  world.state.media.set(stored.id, stored);
  capMap(world.state.media, KEPT_FILES);
  return stored;
}

/** A file that is still kept for this account, or 40007 (unknown, foreign, older than 3 days, or of another type than wanted). */
export function requireMedia(world: World, appid: string, wanted: { id: string; type?: string }): StoredMedia {
  const media = world.state.media.get(wanted.id);
  if (media?.appid !== appid || world.clock.now() - media.at > LIFETIME) throw new WechatError(40007);
  if (wanted.type !== undefined && media.type !== wanted.type) throw new WechatError(40007);
  return media;
}

/** The uploaded file if it is one of its type: 40004 kind, 41005 missing, 40009–40012 size. */
function requireFile(type: string, file: UploadedFile | null): UploadedFile {
  const rule = UPLOAD_RULES[type];
  if (!rule) throw new WechatError(40004);
  if (file?.field !== 'media' || file.bytes.length === 0) throw new WechatError(41005);
  const name = file.name.toLowerCase();
  if (!rule.endings.some((ending) => name.endsWith(`.${ending}`))) throw new WechatError(40004, 'file ending');
  if (file.bytes.length > rule.limit) throw new WechatError(rule.errcode);
  return file;
}

/** POST /cgi-bin/media/upload?type=…, multipart field "media". */
export function mediaUpload(call: AccountCall): JsonObject {
  const { world, account, query, request } = call;
  const type = query['type'] ?? '';
  const file = requireFile(type, request.file);
  const { appid } = account;
  const stored = storeMedia(world, { appid, type, contentType: file.contentType, fileName: file.name, bytes: file.bytes });
  const idField = type === 'thumb' ? 'thumb_media_id' : 'media_id';
  return { type, [idField]: stored.id, created_at: Math.floor(stored.at / 1_000) };
}

/** GET /cgi-bin/media/get?media_id=…: the file; a video as {video_url}. */
export function mediaGet(call: AccountCall): JsonObject | BinaryAnswer {
  const { world, account, query } = call;
  const media = requireMedia(world, account.appid, { id: query['media_id'] ?? '' });
  if (media.type === 'video') return { video_url: `${world.baseUrl}/mmbiz/${media.id}` };
  return new BinaryAnswer(media);
}

/** GET /cgi-bin/media/get/jssdk?media_id=…: a voice in high quality (speex, 16 kHz). */
export function mediaGetHighQuality(call: AccountCall): BinaryAnswer {
  const { world, account, query } = call;
  const media = requireMedia(world, account.appid, { id: query['media_id'] ?? '', type: 'voice' });
  return new BinaryAnswer({ contentType: 'audio/speex', fileName: media.fileName.replace(/\.\w+$/, '.speex'), bytes: media.bytes });
}

/** POST /cgi-bin/media/uploadimg: a picture for articles, kept under an address; jpg or png (40005) of at most 1 MB (40009). */
export function pictureUpload(call: AccountCall): JsonObject {
  const { world, account, request } = call;
  const { file } = request;
  if (file?.field !== 'media' || file.bytes.length === 0) throw new WechatError(41005);
  if (!/\.(jpe?g|png)$/i.test(file.name)) throw new WechatError(40005);
  if (file.bytes.length > MEGABYTE) throw new WechatError(40009);
  const { contentType, name: fileName, bytes } = file;
  const stored = storeMedia(world, { appid: account.appid, type: 'picture', contentType, fileName, bytes });
  return { url: `${world.baseUrl}/mmbiz/${stored.id}` };
}

import { createHash } from 'node:crypto';
import { eventMessage } from '../push/push-message';
import { SAMPLE_JPEG } from '../world/sample-media';
import { ControlError } from '../world/control-error';
import { actNumber, actText, type ActRule, type ActScene } from './act';
import { sendImage, sendLocation } from './message-acts';

const MOST_PICTURES = 9;

/** The pictures of the act, `pictures: [base64, …]`; one sample when it names none. */
function picturesOf(scene: ActScene): string[] {
  const given = scene.act['pictures'] ?? [SAMPLE_JPEG.toString('base64')];
  const good = Array.isArray(given) && given.every((item): item is string => typeof item === 'string');
  if (!good || given.length < 1 || given.length > MOST_PICTURES) throw new ControlError(400, 'act.field', '一次选择 1 到 9 张图片');
  return given;
}

function md5(base64: string): string {
  return createHash('md5').update(Buffer.from(base64, 'base64')).digest('hex');
}

/** A menu button that opens camera or album: the event names the pictures by their sums, then they come as image messages. */
function picker(type: 'pic_sysphoto' | 'pic_photo_or_album' | 'pic_weixin'): ActRule {
  return (scene) => {
    const pictures = picturesOf(scene);
    const PicList = { item: pictures.map((picture) => ({ PicMd5Sum: md5(picture) })) };
    const fields = { EventKey: actText(scene, 'key'), SendPicsInfo: { Count: pictures.length, PicList } };
    const images = pictures.flatMap((dataBase64) => sendImage({ ...scene, act: { ...scene.act, dataBase64 } }));
    return [eventMessage(scene.world, scene.contact, { type, fields, replyable: false }), ...images];
  };
}

/** A menu button that opens the map: the event, then a location message. */
const locationSelect: ActRule = (scene) => {
  const Label = actText(scene, 'label', '人民广场');
  const [x, y] = [actNumber(scene, 'latitude', 31.23), actNumber(scene, 'longitude', 121.47)];
  const Scale = String(actNumber(scene, 'scale', 15));
  const SendLocationInfo = { Location_X: String(x), Location_Y: String(y), Scale, Label, Poiname: actText(scene, 'poiname', '') };
  const fields = { EventKey: actText(scene, 'key'), SendLocationInfo };
  const place = sendLocation(scene);
  return [eventMessage(scene.world, scene.contact, { type: 'location_select', fields, replyable: false }), ...place];
};

/** Menu buttons after which something is picked and sent. */
export const PICKER_ACTS: Record<string, ActRule> = {
  pic_sysphoto: picker('pic_sysphoto'),
  pic_photo_or_album: picker('pic_photo_or_album'),
  pic_weixin: picker('pic_weixin'),
  location_select: locationSelect,
};

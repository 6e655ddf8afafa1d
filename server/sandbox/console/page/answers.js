import { el } from './dom.js';
import { choosePictures, choosePlace } from './samples.js';
import { ask } from './sheets.js';

/** The person turned back: in WeChat's words, as the mini-program hears it. */
function cancelled(value) {
  if (value === null) throw new Error('cancel');
  return value;
}

const paragraph = (text) => el('p', {}, text);
const masked = (phone) => phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');

async function modal({ title = '', content = '', confirmText = '确定', cancelText = '取消', showCancel = true }) {
  const buttons = [{ label: confirmText, value: true }, ...(showCancel ? [{ label: cancelText, value: false, plain: true }] : [])];
  const confirm = (await ask({ title, body: content ? [paragraph(content)] : [], buttons, modal: true })) === true;
  return { confirm, cancel: !confirm };
}

async function actionSheet({ itemList = [] }) {
  const buttons = itemList.map((label, index) => ({ label, value: index, plain: true }));
  return { tapIndex: cancelled(await ask({ title: '', buttons: [...buttons, { label: '取消', value: null, plain: true }] })) };
}

const guide = () => paragraph('小程序收集您填写的诉求、联系方式、图片和位置，只用于受理和答复您的诉求。这里是沙箱的示意文本，正式内容由运营者在微信后台填写。');

async function privacy(_options, { name }) {
  const buttons = [{ label: '同意', value: true }, { label: '拒绝', value: false, plain: true }];
  return (await ask({ title: '隐私保护指引', body: [paragraph(`在使用${name}之前，请阅读并同意《用户隐私保护指引》。`), guide()], buttons })) === true;
}

async function phoneNumber(_options, { phone, name }) {
  const body = [paragraph(`${name} 申请获取并验证您的手机号`), el('p', { class: 'number' }, masked(phone)), el('small', {}, '微信绑定号码')];
  const allowed = await ask({ title: '授权手机号', body, buttons: [{ label: '允许', value: true }, { label: '不允许', value: false, plain: true }] });
  return allowed ? 'accept' : 'reject';
}

/** Only templates without a lasting choice are asked for; each may be left out. */
async function subscribe({ tmplIds = [] }, { titles, kept, name }) {
  const open = tmplIds.filter((id) => titles[id] && !kept[id]);
  if (open.length === 0) return { choice: {} };
  const boxes = open.map((id) => el('input', { type: 'checkbox', value: id, checked: true }));
  const always = el('input', { type: 'checkbox' });
  const rows = boxes.map((box) => el('label', { class: 'option' }, el('span', {}, titles[box.value]), box));
  const chosen = () => ({ choice: Object.fromEntries(boxes.map((box) => [box.value, box.checked ? 'accept' : 'reject'])), keep: always.checked });
  const none = () => ({ choice: 'reject', keep: always.checked });
  const body = [paragraph(`${name} 申请给您发送以下消息`), ...rows, el('label', { class: 'always' }, always, '总是保持以上选择，不再询问')];
  return (await ask({ title: '订阅消息', body, buttons: [{ label: '允许', value: chosen }, { label: '取消', value: none, plain: true }] })) ?? { choice: 'reject' };
}

async function call({ phoneNumber: number }) {
  cancelled(await ask({ title: `拨打 ${number}`, body: [paragraph('沙箱不会真的拨出电话。')], buttons: [{ label: '好', value: true }, { label: '取消', value: null, plain: true }] }));
}

async function preview({ urls = [], current }, { pictureOf }) {
  await ask({ title: '图片', body: [el('img', { src: pictureOf(current ?? urls[0]), alt: '图片' })], buttons: [{ label: '关闭', value: true, plain: true }] });
}

/** What the person is asked for a mini-program, by the name of the wx.* function; a rejection is their turning back. */
export const answers = {
  chooseImage: async ({ count }) => choosePictures(count),
  chooseLocation: async () => cancelled(await choosePlace()),
  showModal: modal,
  showActionSheet: actionSheet,
  makePhoneCall: call,
  previewImage: preview,
  openPrivacyContract: async () => void (await ask({ title: '用户隐私保护指引', body: [guide()], buttons: [{ label: '关闭', value: true, plain: true }] })),
  requirePrivacyAuthorize: privacy,
  requestSubscribeMessage: subscribe,
  getPhoneNumber: phoneNumber,
};

import { ControlError } from '../world/control-error';
import { issueCode } from '../world/codes';
import { countCall } from '../base/quota';
import { requestSubscribe } from './request-subscribe';
import type { ClientCall, ClientResult } from './client-call';

function login(call: ClientCall): ClientResult {
  const { world, account, user } = call;
  const code = issueCode(world, { purpose: 'login', appid: account.appid, userId: user.id });
  return { errMsg: 'login:ok', code };
}

/** Undeclared or not yet agreed privacy stops an interface; null when it may go on. */
function privacyRefusal(call: ClientCall, api: string): ClientResult | null {
  const { account, contact } = call;
  if (!account.privacyRequired || contact.privacyAgreed) return null;
  return { errMsg: `${api}:fail privacy permission is not authorized`, errno: 104 };
}

/** The quota "wx.getPhoneNumber" of the account stands for the numbers a city has bought. */
function getPhoneNumber(call: ClientCall): ClientResult {
  const { world, account, user, choice } = call;
  const refused = privacyRefusal(call, 'getPhoneNumber');
  if (refused) return refused;
  if (choice === 'reject') return { errMsg: 'getPhoneNumber:fail user deny' };
  if (!countCall(world, account, 'wx.getPhoneNumber')) return { errMsg: 'getPhoneNumber:fail no quota', errno: 1400001 };
  const code = issueCode(world, { purpose: 'phone', appid: account.appid, userId: user.id });
  return { errMsg: 'getPhoneNumber:ok', code };
}

function agreePrivacy(call: ClientCall): ClientResult {
  call.contact.privacyAgreed = call.choice !== 'reject';
  return { errMsg: call.contact.privacyAgreed ? 'agreePrivacy:ok' : 'agreePrivacy:fail user deny' };
}

/** The place is what the caller gives in `args`: name, address, latitude, longitude. */
function chooseLocation(call: ClientCall): ClientResult {
  const refused = privacyRefusal(call, 'chooseLocation');
  if (refused) return refused;
  if (call.choice === 'reject') return { errMsg: 'chooseLocation:fail cancel' };
  const place = { name: '市民广场', address: '市民广场 1 号', latitude: 37.87, longitude: 112.55 };
  return { errMsg: 'chooseLocation:ok', ...place, ...call.args };
}

function getSetting(call: ClientCall): ClientResult {
  const { user, contact, args } = call;
  if (args['withSubscriptions'] !== true) return { errMsg: 'getSetting:ok', authSetting: {} };
  const subscriptionsSetting = { mainSwitch: user.subscribeSwitch, itemSettings: Object.fromEntries(contact.kept) };
  return { errMsg: 'getSetting:ok', authSetting: {}, subscriptionsSetting };
}

const CLIENT_APIS = new Map<string, (call: ClientCall) => ClientResult>([
  ['login', login],
  ['getPhoneNumber', getPhoneNumber],
  ['requestSubscribeMessage', requestSubscribe],
  ['agreePrivacy', agreePrivacy],
  ['chooseLocation', chooseLocation],
  ['getSetting', getSetting],
]);

/** Runs a wx.* call; using any of them counts as using the mini-program now. */
export function callClientApi(api: string, call: ClientCall): ClientResult {
  const run = CLIENT_APIS.get(api);
  if (!run) throw new ControlError(400, 'wx.unknown', `没有这个接口：${api}`);
  call.contact.activeAt = call.world.clock.now();
  return run(call);
}

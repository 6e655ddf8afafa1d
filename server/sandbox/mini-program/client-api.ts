import { ControlError } from '../world/control-error';
import { issueCode } from '../world/codes';
import { requestSubscribe } from './request-subscribe';
import type { ClientCall, ClientResult } from './client-call';

function login(call: ClientCall): ClientResult {
  const { world, account, user } = call;
  const code = issueCode(world, { purpose: 'login', appid: account.appid, userId: user.id });
  return { errMsg: 'login:ok', code };
}

function getPhoneNumber(call: ClientCall): ClientResult {
  const { world, account, user, contact, choice } = call;
  if (account.privacyRequired && !contact.privacyAgreed) {
    return { errMsg: 'getPhoneNumber:fail privacy permission is not authorized', errno: 104 };
  }
  if (choice === 'reject') return { errMsg: 'getPhoneNumber:fail user deny' };
  const code = issueCode(world, { purpose: 'phone', appid: account.appid, userId: user.id });
  return { errMsg: 'getPhoneNumber:ok', code };
}

function agreePrivacy(call: ClientCall): ClientResult {
  call.contact.privacyAgreed = call.choice !== 'reject';
  return { errMsg: call.contact.privacyAgreed ? 'agreePrivacy:ok' : 'agreePrivacy:fail user deny' };
}

const CLIENT_APIS = new Map<string, (call: ClientCall) => ClientResult>([
  ['login', login],
  ['getPhoneNumber', getPhoneNumber],
  ['requestSubscribeMessage', requestSubscribe],
  ['agreePrivacy', agreePrivacy],
]);

/** Runs a wx.* call; using any of them counts as using the mini-program now. */
export function callClientApi(api: string, call: ClientCall): ClientResult {
  const run = CLIENT_APIS.get(api);
  if (!run) throw new ControlError(400, 'wx.unknown', `没有这个接口：${api}`);
  call.contact.activeAt = call.world.clock.now();
  return run(call);
}

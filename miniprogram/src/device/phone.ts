import Taro from '@tarojs/taro';

/** Opens the telephone with the number filled in; turning back is no error. */
export function callNumber(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);
}

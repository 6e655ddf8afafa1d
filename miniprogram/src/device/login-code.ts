import Taro from '@tarojs/taro';

/** A one-use code for the server to exchange for the WeChat identity. */
export async function loginCode(): Promise<string> {
  return (await Taro.login()).code;
}

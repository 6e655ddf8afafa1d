import type { ErrorCode } from '@hotline/shared/text/errors';
import { AppError } from '../../platform/errors';
import { WechatError, type ErrorClass } from '../../wechat';

/** What a class of failure means to the person who pressed the button; the rest is `wechat.unavailable`. */
const codes: Readonly<Partial<Record<ErrorClass, ErrorCode>>> = {
  content: 'wechat.refused',
  rejected: 'wechat.refused',
  capability: 'wechat.notPermitted',
  config: 'wechat.notPermitted',
  quota: 'wechat.quotaSpent',
  minuteLimit: 'wechat.quotaSpent',
};

/** Does a call of WeChat's for a person at a desk and says in words why it failed. */
export async function toldInWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = error instanceof WechatError ? codes[error.class] : error instanceof RangeError && 'wechat.refused';
    throw code ? new AppError(code, { cause: error }) : error;
  }
}

import { AppError } from '../../../platform/errors';

const placeholder = /\{[^{}]{0,40}\}|【[^【】]{0,20}(待填|填写)[^【】]{0,20}】|[_＿]{3,}|X{3,}/;
const phoneNumber = /(?<!\d)1[3-9]\d{9}(?!\d)/;
const idNumber = /(?<!\d)\d{17}[\dXx](?!\d)/;

/** A public reply may carry no unfilled placeholder and nobody's telephone or identity number. */
export function assertPublishable(reply: string): void {
  if (placeholder.test(reply)) throw new AppError('ticket.placeholderLeft');
  if (phoneNumber.test(reply) || idNumber.test(reply)) throw new AppError('ticket.personalData');
}

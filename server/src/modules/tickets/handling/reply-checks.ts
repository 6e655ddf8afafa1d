import { hasPersonalNumber } from '@hotline/shared/rules/personal-numbers';
import { AppError } from '../../../platform/errors';

const placeholder = /\{[^{}]{0,40}\}|【[^【】]{0,20}(待填|填写)[^【】]{0,20}】|[_＿]{3,}|X{3,}/;

/** A public reply may carry no unfilled placeholder and nobody's telephone or identity number. */
export function assertPublishable(reply: string): void {
  if (placeholder.test(reply)) throw new AppError('ticket.placeholderLeft');
  if (hasPersonalNumber(reply)) throw new AppError('ticket.personalData');
}

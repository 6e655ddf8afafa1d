import Taro from '@tarojs/taro';
import { isWeapp } from './platform';

type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void;

/** Calls `ask` when WeChat wants consent to the privacy guide before a capability is used. */
export function onPrivacyNeeded(ask: (resolve: Resolve) => void): void {
  if (isWeapp) Taro.onNeedPrivacyAuthorization((resolve: Resolve) => ask(resolve));
}

export function openPrivacyGuide(): void {
  if (isWeapp) void Taro.openPrivacyContract({});
}

import Taro from '@tarojs/taro';
import { isWeapp } from './platform';

type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void;

/** Calls `ask` when WeChat wants consent to the privacy guide before a capability is used, with the capability's name. */
export function onPrivacyNeeded(ask: (resolve: Resolve, capability: string) => void): void {
  // Older clients do not say which it is.
  if (isWeapp) Taro.onNeedPrivacyAuthorization((resolve: Resolve, about?: { readonly referrer?: string }) => ask(resolve, about?.referrer ?? ''));
}

export function openPrivacyGuide(): void {
  if (isWeapp) void Taro.openPrivacyContract({});
}

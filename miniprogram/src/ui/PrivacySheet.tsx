import { useState } from 'react';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { purposeOfInterface } from '@hotline/shared/rules/purposes';
import { isWeapp } from '@/device/platform';
import { onPrivacyNeeded, openPrivacyGuide } from '@/device/privacy';
import { Button } from './Button';
import { Sheet } from './Sheet';

type Resolve = Parameters<Parameters<typeof onPrivacyNeeded>[0]>[0];

const agreeId = 'privacy-agree';

/** What it is asked for, as the list says it. */
function reason(capability: string): string {
  const asked = purposeOfInterface(capability);
  return asked ? `${asked.name}：${asked.purpose}。` : '';
}

/** WeChat asks through us before it hands over pictures, a place or a phone number. Refusing leaves everything else usable. */
function WeappSheet() {
  const [pending, setPending] = useState<{ resolve: Resolve; capability: string } | null>(null);
  // Only the screen in front may answer, so whoever shows registers anew.
  useDidShow(() => onPrivacyNeeded((resolve, capability) => setPending({ resolve, capability })));
  if (!pending) return null;
  const answer = (event: 'agree' | 'disagree') => {
    pending.resolve({ event, buttonId: agreeId });
    setPending(null);
  };
  return (
    <Sheet id="privacy" title="隐私保护指引" onClose={() => answer('disagree')}>
      <View className="sheet__text">{reason(pending.capability)}使用前需要您同意隐私保护指引。不同意也可以继续填写和提交诉求。</View>
      <View className="link" ariaRole="button" onClick={openPrivacyGuide}>
        查看隐私保护指引
      </View>
      <View className="sheet__actions">
        <Button id={agreeId} kind="primary" native={{ openType: 'agreePrivacyAuthorization', onAgreePrivacyAuthorization: () => answer('agree') }}>
          同意
        </Button>
        <Button id="privacy-refuse" onTap={() => answer('disagree')}>
          暂不同意
        </Button>
      </View>
    </Sheet>
  );
}

export const PrivacySheet = isWeapp ? WeappSheet : () => null;

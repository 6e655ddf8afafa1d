import type { PropsWithChildren } from 'react';
import { View } from '@tarojs/components';

/** The buttons of a screen, always in the same place under the thumb. */
export function ActionBar({ children }: PropsWithChildren) {
  return <View className="action-bar">{children}</View>;
}

import type { PropsWithChildren } from 'react';
import { View } from '@tarojs/components';
import { aria } from './aria';

/** The title of a card, below that of the screen; browsers ask for the level, WeChat knows none. */
export function Heading({ className, children }: PropsWithChildren<{ readonly className: string }>) {
  return (
    <View className={className} ariaRole="heading" {...aria('aria-level', '2')}>
      {children}
    </View>
  );
}

import type { PropsWithChildren } from 'react';
import { View } from '@tarojs/components';

/** Nothing here, and what to do about it. */
export function Empty({ id, title, children }: PropsWithChildren<{ readonly id?: string; readonly title: string }>) {
  return (
    <View id={id} className="empty">
      <View className="empty__title">{title}</View>
      <View className="empty__more">{children}</View>
    </View>
  );
}

import type { PropsWithChildren } from 'react';
import { View } from '@tarojs/components';
import { aria } from './aria';

/** A sentence that matters here: `warn` tells of a failure and is read out at once. */
export function Notice({ id, warn = false, children }: PropsWithChildren<{ readonly id?: string; readonly warn?: boolean }>) {
  return (
    <View id={id} className={`notice${warn ? ' notice--warn' : ''}`} ariaRole={warn ? 'alert' : 'status'} {...aria('aria-live', warn ? 'assertive' : 'polite')}>
      {children}
    </View>
  );
}

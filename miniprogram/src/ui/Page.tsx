import type { PropsWithChildren } from 'react';
import { View } from '@tarojs/components';
import { useLook } from './look';
import { PrivacySheet } from './PrivacySheet';

interface Props {
  /** Leaves room for the bar of buttons at the bottom. */
  readonly withBar?: boolean;
}

/** The top of every screen: carries the look, which WeUI's variables hang on. */
export function Page({ withBar, children }: PropsWithChildren<Props>) {
  const { dark, care } = useLook();
  const classes = ['wx-root', dark && 'wx-dark', care && 'wx-care', withBar && 'wx-root--bar'].filter(Boolean);
  return (
    <View className={classes.join(' ')} ariaRole="main">
      {children}
      <PrivacySheet />
    </View>
  );
}

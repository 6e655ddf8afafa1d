import type { CSSProperties, PropsWithChildren } from 'react';
import { View } from '@tarojs/components';
import { CallLine } from './CallLine';
import { useLook } from './look';
import { PrivacySheet } from './PrivacySheet';
import { SiteHead } from './SiteHead';

interface Props {
  /** The last part is the bar of buttons, which stays at the lower edge. */
  readonly withBar?: boolean;
  /** The screen has a place of its own for the call to the hotline. */
  readonly withCall?: boolean;
}

/** The top of every screen: carries the look, which WeUI's variables and the size of all text hang on. */
export function Page({ withBar, withCall = false, children }: PropsWithChildren<Props>) {
  const { dark, care, scale } = useLook();
  const classes = ['wx-root', dark && 'wx-dark', care && 'wx-care', withBar && 'wx-root--bar'].filter(Boolean);
  const call = withCall ? null : <CallLine />;
  return (
    <View className={classes.join(' ')} style={{ '--scale': String(scale) } as CSSProperties} ariaRole="main">
      <SiteHead />
      {care ? call : null}
      {children}
      {care ? null : call}
      <PrivacySheet />
    </View>
  );
}

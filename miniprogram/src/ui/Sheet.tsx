import type { PropsWithChildren } from 'react';
import { ScrollView, View } from '@tarojs/components';
import { aria } from './aria';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** A panel from below. To be rendered at the level of the page, not inside a card that cuts off what overflows. */
export function Sheet({ id, title, onClose, children }: PropsWithChildren<Props>) {
  return (
    <View id={id}>
      <View className="weui-mask" onClick={onClose} catchMove />
      <View className="weui-half-screen-dialog" ariaRole="dialog" ariaLabel={title} {...aria('aria-modal', true)}>
        <View className="weui-half-screen-dialog__hd">
          <View className="weui-half-screen-dialog__hd__main">
            <View className="weui-half-screen-dialog__title">{title}</View>
          </View>
          <View id={`${id}-close`} className="sheet__close" ariaRole="button" onClick={onClose}>
            关闭
          </View>
        </View>
        {/* Focusable, so that a keyboard can scroll what does not fit. */}
        <ScrollView scrollY className="weui-half-screen-dialog__bd sheet__body" {...aria('tabindex', '0')}>
          {children}
        </ScrollView>
      </View>
    </View>
  );
}
